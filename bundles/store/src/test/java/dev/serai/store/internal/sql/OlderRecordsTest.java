package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;

import dev.serai.core.store.InstallationRecord;
import java.util.Map;
import org.junit.Test;

/** Records that were stored before they had all the members of today. */
public class OlderRecordsTest {
  @Test
  public void anInstallationWithoutAnEarlierVersionIsOneThatIsInstalled() throws Exception {
    String older =
        "{\"id\":\"i\",\"entryName\":\"io.example/server\",\"alias\":\"server\","
            + "\"entryVersion\":\"1.0.0\",\"owner\":{\"kind\":\"ORGANIZATION\","
            + "\"id\":\"organization\"},\"name\":\"default\",\"values\":{\"ZONE\":\"utc\"},"
            + "\"credentials\":{},\"enabled\":true}";
    InstallationRecord read = RecordJson.read(older, InstallationRecord.class);
    assertEquals(Map.of("ZONE", "utc"), read.values());
    assertNull(read.earlier());
    assertFalse(read.uninstalled());
    InstallationRecord upgraded = read.at("2.0.0");
    assertEquals(upgraded, RecordJson.read(RecordJson.write(upgraded), InstallationRecord.class));
  }
}
