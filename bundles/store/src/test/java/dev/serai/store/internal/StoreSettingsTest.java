package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.store.internal.seal.GivenMasterKey;
import dev.serai.store.internal.seal.MasterKeyFile;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.Test;

public class StoreSettingsTest {
  private static final Path DATA = Path.of("/data");

  @Test
  public void defaults() {
    StoreSettings settings = StoreSettings.of(config(Map.of()), Map.of(), DATA);
    assertEquals(
        new MasterKeyFile(Path.of("/data/serai/store/master.key"), true), settings.masterKey());
    assertEquals(Duration.ofSeconds(10), settings.queryLimit());
    assertEquals(Duration.ofSeconds(5), settings.openLimit());
  }

  @Test
  public void aFileThatIsNamedIsTheOperators() {
    StoreConfig config = config(Map.of("master$_$key$_$file", "/run/secrets/key"));
    assertEquals(
        new MasterKeyFile(Path.of("/run/secrets/key"), false),
        StoreSettings.of(config, Map.of("SERAI_MASTER_KEY", " "), DATA).masterKey());
  }

  @Test
  public void theEnvironmentComesFirstAndIsNotTold() {
    StoreConfig config = config(Map.of("master$_$key$_$file", "/run/secrets/key"));
    StoreSettings settings = StoreSettings.of(config, Map.of("SERAI_MASTER_KEY", "hunter2"), DATA);
    assertTrue(settings.masterKey() instanceof GivenMasterKey);
    assertFalse(settings.toString().contains("hunter2"));
  }

  @Test
  public void aLimitThatCannotBeGivesWayToTheLeastOne() {
    assertEquals(Duration.ofSeconds(1), with("query$_$seconds", 0).queryLimit());
    assertEquals(Duration.ZERO, with("wait$_$millis", -1L).openLimit());
  }

  private static StoreSettings with(String name, Object value) {
    return StoreSettings.of(config(Map.of(name, value)), Map.of(), DATA);
  }

  private static StoreConfig config(Map<String, Object> values) {
    return (StoreConfig)
        Proxy.newProxyInstance(
            StoreConfig.class.getClassLoader(),
            new Class<?>[] {StoreConfig.class, Annotation.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue()));
  }
}
