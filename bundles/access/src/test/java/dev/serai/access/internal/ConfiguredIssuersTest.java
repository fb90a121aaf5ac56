package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Set;
import org.junit.Test;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

public class ConfiguredIssuersTest {
  private static final String FACTORY = "dev.serai.access.issuer";
  private static final String ISSUER = "https://id.example.org";

  private final TestingConfigurations configurations = new TestingConfigurations();

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
    ConfiguredIssuers none = of((Configuration[]) null);
    assertFalse(none.any());
    assertEquals(Set.of(), none.get());
  }

  @Test
  public void whatCannotBeReadMayBeOne() {
    configurations.torn = true;
    ConfiguredIssuers issuers = new ConfiguredIssuers(configurations);
    assertTrue(issuers.any());
    assertEquals("no token waits for it", Set.of(), issuers.get());
  }

  @Test
  public void theyAreReadAgainWhenOneChangesAndNotWhenTheyAreAskedFor() {
    ConfiguredIssuers issuers = of();
    configurations.issuers = new Configuration[] {TestingConfiguration.of(ISSUER)};
    issuers.configurationEvent(event("dev.serai.gateway", null));
    assertEquals(Set.of(), issuers.get());
    assertFalse(issuers.any());

    issuers.configurationEvent(event("dev.serai.access.issuer~keycloak", FACTORY));

    assertEquals(Set.of(ISSUER), issuers.get());
    assertTrue(issuers.any());
    assertEquals("read twice", 2, configurations.reads);
  }

  @Test
  public void whatWasReadStaysWhileItCannotBeRead() {
    ConfiguredIssuers issuers = of(TestingConfiguration.of(ISSUER));
    configurations.torn = true;

    issuers.configurationEvent(event("dev.serai.access.issuer~keycloak", FACTORY));

    assertEquals(Set.of(ISSUER), issuers.get());
  }

  private static ConfigurationEvent event(String pid, String factory) {
    return new ConfigurationEvent(
        new TestingReference(), ConfigurationEvent.CM_UPDATED, factory, pid);
  }

  private ConfiguredIssuers of(Configuration... found) {
    configurations.issuers = found;
    return new ConfiguredIssuers(configurations);
  }

  /** Gives what it was made with to whoever lists issuers. */
  private static final class TestingConfigurations implements ConfigurationAdmin {
    private Configuration[] issuers;
    private boolean torn;
    private int reads;

    @Override
    public Configuration[] listConfigurations(String filter) throws IOException {
      assertEquals("(service.factoryPid=" + FACTORY + ")", filter);
      reads++;
      if (torn) {
        throw new IOException("torn");
      }
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
