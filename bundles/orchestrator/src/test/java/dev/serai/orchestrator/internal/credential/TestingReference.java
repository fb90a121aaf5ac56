package dev.serai.orchestrator.internal.credential;

import dev.serai.core.credential.CredentialProvider;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** References to services with a rank. */
public final class TestingReference {
  private TestingReference() {}

  /** A service of a bundle. */
  @SuppressWarnings("unchecked")
  public static ServiceReference<CredentialProvider> of(int ranking, String version, long id) {
    Map<String, Object> properties = Map.of("service.ranking", ranking, "service.id", id);
    Bundle bundle =
        proxy(
            Bundle.class,
            (method, key) -> method.equals("getVersion") ? new Version(version) : null);
    return (ServiceReference<CredentialProvider>)
        proxy(
            ServiceReference.class,
            (method, key) ->
                switch (method) {
                  case "getProperty" -> properties.get(key);
                  case "getBundle" -> bundle;
                  default -> null;
                });
  }

  private interface Answer {
    Object to(String method, Object argument);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answer.to(method.getName(), arguments == null ? null : arguments[0])));
  }
}
