package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Set;
import org.junit.Test;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

public class ConfiguredIssuersTest {
  @Test
  public void oneThatIsConfiguredCountsBeforeItIsThere() {
    ConfiguredIssuers issuers =
        of(
            TestingConfiguration.of(" https://id.example.org "),
            TestingConfiguration.of(null),
            TestingConfiguration.deleted());
    assertTrue(issuers.any());
    assertEquals(Set.of("https://id.example.org"), issuers.get());
  }

  @Test
  public void thereMayBeNone() {
    assertFalse(of((Configuration[]) null).any());
    assertEquals(Set.of(), of((Configuration[]) null).get());
  }

  @Test
  public void whatCannotBeReadMayBeOne() {
    ConfiguredIssuers issuers =
        new ConfiguredIssuers(
            new TestingConfigurations(null) {
              @Override
              public Configuration[] listConfigurations(String filter) throws IOException {
                throw new IOException("torn");
              }
            });
    assertTrue(issuers.any());
    assertEquals("no token waits for it", Set.of(), issuers.get());
  }

  private static ConfiguredIssuers of(Configuration... found) {
    return new ConfiguredIssuers(new TestingConfigurations(found));
  }

  /** Gives what it was made with to whoever lists issuers. */
  private static class TestingConfigurations implements ConfigurationAdmin {
    private final Configuration[] issuers;

    TestingConfigurations(Configuration[] issuers) {
      this.issuers = issuers;
    }

    @Override
    public Configuration[] listConfigurations(String filter) throws IOException {
      assertEquals("(service.factoryPid=dev.serai.access.issuer)", filter);
      return issuers;
    }

    @Override
    public Configuration createFactoryConfiguration(String factoryPid) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Configuration createFactoryConfiguration(String factoryPid, String location) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Configuration getConfiguration(String pid, String location) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Configuration getConfiguration(String pid) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Configuration getFactoryConfiguration(String factoryPid, String name, String location) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Configuration getFactoryConfiguration(String factoryPid, String name) {
      throw new UnsupportedOperationException();
    }
  }
}
