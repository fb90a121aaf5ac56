package dev.serai.access.internal.oidc;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Settings as a file has them: what is not given has its default. */
final class TestingConfig {
  private TestingConfig() {}

  /**
   * Settings.
   *
   * @param pairs keys and values in turn; a value that is an exception is thrown by who asks for it
   */
  static IssuerConfig of(Object... pairs) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return (IssuerConfig)
        Proxy.newProxyInstance(
            IssuerConfig.class.getClassLoader(),
            new Class<?>[] {IssuerConfig.class},
            (proxy, method, arguments) -> {
              Object value = values.get(method.getName().replace("$_$", "-"));
              if (value instanceof RuntimeException e) {
                throw e;
              }
              return value == null ? method.getDefaultValue() : value;
            });
  }

  /** A list as a settings file has it. */
  static String[] list(String text) {
    return new String[] {text};
  }
}
