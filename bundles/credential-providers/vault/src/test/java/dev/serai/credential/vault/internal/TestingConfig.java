package dev.serai.credential.vault.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings with the defaults of the annotation, some of them replaced by their names in files. */
final class TestingConfig {
  private TestingConfig() {}

  static VaultConfig with(Map<String, Object> values) {
    return (VaultConfig)
        Proxy.newProxyInstance(
            VaultConfig.class.getClassLoader(),
            new Class<?>[] {VaultConfig.class},
            (proxy, method, arguments) ->
                values.getOrDefault(
                    method.getName().replace("$_$", "-"), method.getDefaultValue()));
  }
}
