package dev.serai.orchestrator.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** A bundle context that keeps the services registered with it. */
final class TestingOffers {
  private final List<Object> services = new CopyOnWriteArrayList<>();

  BundleContext context() {
    return proxy(
        BundleContext.class,
        (proxy, method, arguments) -> {
          services.add(arguments[1]);
          return registration(arguments[1]);
        });
  }

  List<Object> services() {
    return services;
  }

  private ServiceRegistration<?> registration(Object service) {
    return proxy(
        ServiceRegistration.class,
        (proxy, method, arguments) -> {
          services.remove(service);
          return null;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
