package dev.serai.access.internal;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Set;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;

/** The configuration of an identity provider, to be read. */
final class TestingConfiguration implements Configuration {
  private final Dictionary<String, Object> properties = new Hashtable<>();
  private final boolean deleted;

  private TestingConfiguration(boolean deleted) {
    this.deleted = deleted;
  }

  /** One with an issuer, or without if that is null. */
  static TestingConfiguration of(String issuer) {
    TestingConfiguration configuration = new TestingConfiguration(false);
    if (issuer != null) {
      configuration.properties.put("issuer", issuer);
    }
    return configuration;
  }

  /** One that was deleted after it was found. */
  static TestingConfiguration deleted() {
    return new TestingConfiguration(true);
  }

  @Override
  public Dictionary<String, Object> getProperties() {
    if (deleted) {
      throw new IllegalStateException("deleted");
    }
    return properties;
  }

  @Override
  public Dictionary<String, Object> getProcessedProperties(ServiceReference<?> reference) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getPid() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getFactoryPid() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getBundleLocation() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setBundleLocation(String location) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long getChangeCount() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void update() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void update(Dictionary<String, ?> wanted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean updateIfDifferent(Dictionary<String, ?> wanted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addAttributes(ConfigurationAttribute... attributes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<ConfigurationAttribute> getAttributes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeAttributes(ConfigurationAttribute... attributes) {
    throw new UnsupportedOperationException();
  }
}
