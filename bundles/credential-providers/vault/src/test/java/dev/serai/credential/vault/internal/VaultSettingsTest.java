package dev.serai.credential.vault.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.credential.vault.internal.secret.Engine;
import dev.serai.credential.vault.internal.secret.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class VaultSettingsTest {
  private static final Map<String, Object> GOOD =
      Map.of("address", "https://vault.example.com:8200/", "token-file", "/run/token");

  @Test
  public void defaultsArePinned() {
    VaultSettings settings = VaultSettings.of(TestingConfig.with(GOOD));
    assertEquals("https://vault.example.com:8200", settings.address());
    assertEquals("", settings.namespace());
    assertEquals(List.of(), settings.mounts());
    assertTrue(settings.readOnly());
    assertEquals(Duration.ofSeconds(2), settings.connect());
    assertEquals(Duration.ofSeconds(5), settings.request());
    assertEquals(Duration.ofSeconds(5), settings.retry());
    assertEquals(Duration.ofSeconds(30), settings.keep());
  }

  @Test
  public void whatIsWrongIsNamed() {
    assertRefused("address is not set", "address", "");
    assertRefused("address must be a URL", "address", "vault:8200");
    assertRefused("address must be a URL", "address", "ht tp://x");
    assertRefused("address must begin with https", "address", "http://vault.example.com:8200");
    assertRefused("address must have a host", "address", "https://me:pw@vault.example.com");
    assertRefused("auth must be", "auth", "ldap");
    assertRefused("role is not set", "auth", "approle");
    assertRefused("token-file is not set", "token-file", "");
    assertRefused("ca-file cannot be read", "ca-file", "/nowhere/ca.pem");
    assertRefused("mounts must have", "mounts", new String[] {"secret=kv3"});
    assertRefused("mounts must have", "mounts", new String[] {"/secret=kv2"});
    assertRefused("mounts must have", "mounts", new String[] {"=kv2"});
    assertRefused("connect-millis must be 1 to 60000", "connect-millis", 0L);
    assertRefused("request-millis must be 1 to 60000", "request-millis", 60_001L);
    assertRefused("retry-millis must be 0 to 60000", "retry-millis", -1L);
    assertRefused("keep-seconds must be 0 to 3600", "keep-seconds", 3_601L);
  }

  @Test
  public void withoutTlsVaultMayBeHereAlone() {
    for (String here :
        new String[] {"http://127.0.0.1:8200", "http://localhost", "http://[::1]:1"}) {
      assertEquals(here, of("address", here).address());
    }
  }

  @Test
  public void mountsMayEndInASlash() {
    assertEquals(
        List.of(
            new Mount("secret/", Engine.KV2),
            new Mount("a/old/", Engine.KV1),
            new Mount("db/", Engine.DYNAMIC)),
        of("mounts", new String[] {"secret=kv2", " a/old/=kv1", "db=dynamic", ""}).mounts());
  }

  @Test
  public void thePageOfSettingsHasEachOne() throws IOException {
    String page = Files.readString(Path.of("../../../docs/settings.md"));
    String vault = page.substring(page.indexOf("`dev.serai.credential.vault.cfg`"));
    Arrays.stream(VaultConfig.class.getDeclaredMethods())
        .map(method -> method.getName().replace("$_$", "-"))
        .forEach(name -> assertTrue(name, vault.contains("`" + name + "`")));
  }

  private static VaultSettings of(String setting, Object value) {
    Map<String, Object> settings = new HashMap<>(GOOD);
    settings.put(setting, value);
    return VaultSettings.of(TestingConfig.with(settings));
  }

  private static void assertRefused(String words, String setting, Object value) {
    IllegalArgumentException refused =
        assertThrows(words, IllegalArgumentException.class, () -> of(setting, value));
    assertTrue(refused.getMessage(), refused.getMessage().startsWith(words));
  }
}
