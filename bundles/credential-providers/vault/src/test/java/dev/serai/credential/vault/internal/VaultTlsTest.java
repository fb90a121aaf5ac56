package dev.serai.credential.vault.internal;

import static org.junit.Assert.assertEquals;

import dev.serai.core.error.ErrorCode;
import dev.serai.credential.vault.server.TestingVault;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A Vault with a certificate of its own. */
public class VaultTlsTest extends VaultTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void onlyWhomTheFileNamesIsTrusted() throws Exception {
    KeyStore keys = keys("localhost");
    try (TestingVault vault = TestingVault.start(context(keys)).root(VaultHouse.ROOT)) {
      vault.put("secret/a", "{\"key\":\"value\"}");
      house.set("address", vault.address()).set("ca-file", pem(keys).toString());
      assertEquals("value", value("vault:secret/a#key"));
    }
  }

  @Test
  public void anUnknownCertificateIsToldInWords() throws Exception {
    try (TestingVault vault = TestingVault.start(context(keys("localhost")))) {
      house.set("address", vault.address()).set("retry-millis", 0L);
      assertFails(
          ErrorCode.CREDENTIAL_UNAVAILABLE, "its certificate is not trusted", "vault:secret/a#key");
    }
  }

  @Test
  public void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
    KeyStore keys = keys("elsewhere");
    try (TestingVault vault = TestingVault.start(context(keys)).root(VaultHouse.ROOT)) {
      house.set("address", vault.address()).set("ca-file", pem(keys).toString());
      house.set("retry-millis", 0L);
      assertFails(
          ErrorCode.CREDENTIAL_UNAVAILABLE, "its certificate is not trusted", "vault:secret/a#key");
    }
  }

  private KeyStore keys(String host) throws Exception {
    Path file = folder.getRoot().toPath().resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "vault",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertEquals(true, keytool.waitFor(60, TimeUnit.SECONDS));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static SSLContext context(KeyStore keys) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private Path pem(KeyStore keys) throws Exception {
    String text = Base64.getMimeEncoder().encodeToString(keys.getCertificate("vault").getEncoded());
    return house.file(
        "ca.pem", "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----");
  }
}
