package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.serai.core.error.ErrorCode;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A provider whose certificate nobody signed but itself. */
public class UntrustedProviderTest {
  private static final String PASSWORD = "of-this-test";

  @Rule(order = 0)
  public final TestingIssuer provider = new TestingIssuer();

  @Rule(order = 1)
  public final TestingVerifier verifier = new TestingVerifier(provider);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final AtomicInteger requests = new AtomicInteger();
  private HttpsServer server;

  @Before
  public void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    server.createContext("/", exchange -> requests.incrementAndGet());
    server.start();
  }

  @After
  public void stop() {
    server.stop(0);
  }

  @Test
  public void itsKeysAreNotTaken() {
    verifier.configure("jwks-uri", "https://localhost:" + server.getAddress().getPort() + "/certs");
    assertEquals(
        ErrorCode.ISSUER_UNAVAILABLE, verifier.refused(verifier.token(TestingKeys.FIRST)).code());
    String message = verifier.issuer().check().message();
    assertTrue(message, message.contains("/certs is not trusted here, or speaks no TLS: "));
    assertEquals(0, requests.get());
  }

  private SSLContext selfSigned() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keyStore())) {
      store.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private Path keyStore() throws Exception {
    Path file = folder.getRoot().toPath().resolve("keys");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "provider",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.newFile())
            .start();
    assertEquals(0, keytool.waitFor());
    return file;
  }
}
