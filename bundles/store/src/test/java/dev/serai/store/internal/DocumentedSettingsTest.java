package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.Before;
import org.junit.Test;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** The bounds of waiting that docs/operations.md promises stand in the settings that it gives. */
public class DocumentedSettingsTest {
  private final Properties shipped = ShippedSettings.in(Path.of("/data"));
  private final Properties documented = new Properties();

  @Before
  public void read() throws IOException {
    String page = Files.readString(Path.of("../../docs/operations.md"));
    int begin = page.indexOf("```properties\nosgi.jdbc.driver.class") + "```properties\n".length();
    documented.load(new StringReader(page.substring(begin, page.indexOf("```", begin))));
  }

  @Test
  public void aConnectionIsWaitedForFiveSeconds() {
    for (Properties settings : new Properties[] {shipped, documented}) {
      assertEquals("5000", settings.getProperty("hikari.connectionTimeout"));
      assertEquals("2000", settings.getProperty("hikari.validationTimeout"));
      assertEquals("-1", settings.getProperty("hikari.initializationFailTimeout"));
    }
  }

  @Test
  public void aServerThatDoesNotAnswerIsWaitedForThirtySeconds() {
    Properties url = Driver.parseURL(documented.getProperty("url"), new Properties());
    assertEquals("5", PGProperty.CONNECT_TIMEOUT.getOrDefault(url));
    assertEquals("30", PGProperty.SOCKET_TIMEOUT.getOrDefault(url));
    assertEquals("true", PGProperty.TCP_KEEP_ALIVE.getOrDefault(url));
  }

  @Test
  public void thePoolHoldsMoreThanOneSlowStatement() {
    assertTrue(Integer.parseInt(shipped.getProperty("hikari.maximumPoolSize")) >= 8);
    assertTrue(Integer.parseInt(documented.getProperty("hikari.maximumPoolSize")) >= 10);
  }
}
