package dev.serai.registry.internal.fetch;

import static org.junit.Assert.assertEquals;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.rules.ExternalResource;

/** A key for {@code *.web.test}, whose certificate signs itself. */
public final class TestingKeys extends ExternalResource {
  private static final String PASSWORD = "of-this-test";

  private KeyStore store;

  @Override
  protected void before() throws Throwable {
    Path folder = Files.createTempDirectory("web");
    Path file = folder.resolve("keys");
    try {
      keytool(file);
      store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD.toCharArray());
      }
      store.setCertificateEntry("trusted", store.getCertificate("web"));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** The key, and its certificate as a trusted one. */
  KeyStore store() {
    return store;
  }

  /** What a server with this key speaks. */
  SSLContext tls() throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(Path file) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "web", "-keyalg", "EC", "-dname", "CN=web"));
    command.addAll(List.of("-ext", "san=dns:*.web.test", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", file.toString()));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, keytool.waitFor());
  }
}
