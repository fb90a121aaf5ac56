package dev.serai.runtime.process.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings with the defaults of the annotation, some of them replaced by their names in files. */
final class TestingConfig {
  private TestingConfig() {}

  static ProcessRuntimeConfig with(Map<String, Object> values) {
    return (ProcessRuntimeConfig)
        Proxy.newProxyInstance(
            ProcessRuntimeConfig.class.getClassLoader(),
            new Class<?>[] {ProcessRuntimeConfig.class},
            (proxy, method, arguments) ->
                values.getOrDefault(
                    method.getName().replace("$_$", "-"), method.getDefaultValue()));
  }
}
