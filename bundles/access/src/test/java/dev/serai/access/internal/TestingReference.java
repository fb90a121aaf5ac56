package dev.serai.access.internal;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/** Stands for the service that tells of changes of configurations, which nobody looks at. */
final class TestingReference implements ServiceReference<ConfigurationAdmin> {
  @Override
  public Object getProperty(String key) {
    return null;
  }

  @Override
  public String[] getPropertyKeys() {
    return new String[0];
  }

  @Override
  public Dictionary<String, Object> getProperties() {
    return new Hashtable<>();
  }

  @Override
  public Bundle getBundle() {
    return null;
  }

  @Override
  public Bundle[] getUsingBundles() {
    return null;
  }

  @Override
  public boolean isAssignableTo(Bundle bundle, String className) {
    return true;
  }

  @Override
  public int compareTo(Object reference) {
    return 0;
  }

  @Override
  public <A> A adapt(Class<A> type) {
    return null;
  }
}
