package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import org.junit.Test;

/** With H2's own defaults a kill loses acknowledged rows, and an interrupt closes the database. */
public class ShippedSettingsTest {
  private final String url = ShippedSettings.in(Path.of("/data")).getProperty("url");

  @Test
  public void theFileSystemIsTheOneThatSurvivesInterrupts() {
    assertTrue(url, url.startsWith("jdbc:h2:async:/data/serai/store/serai;"));
  }

  @Test
  public void nothingWaitsToBeWritten() {
    assertTrue(url, (url + ";").contains(";WRITE_DELAY=0;"));
  }

  @Test
  public void aPoolComesUpWithoutItsDatabase() {
    assertEquals(
        "-1", ShippedSettings.in(Path.of("/data")).getProperty("hikari.initializationFailTimeout"));
  }

  /** H2's own check of a connection says yes after the disk was full and its database closed. */
  @Test
  public void connectionsAreTriedByAQuery() {
    assertEquals(
        "select 1", ShippedSettings.in(Path.of("/data")).getProperty("hikari.connectionTestQuery"));
  }

  @Test
  public void h2WritesNoLogBesideItsFile() {
    assertTrue(url, (url + ";").contains(";TRACE_LEVEL_FILE=0;"));
  }
}
