package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;

import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.OwnerRef;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** A secret of an installation is taken away as a value is, though it is never shown. */
public class InstallationSecretsTest {
  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void nullTakesASecretAwayAndWhatIsLeftOutStays() {
    api.installations.store.create(
        new InstallationRecord(
            "i-1",
            "com.example/hello",
            "hello",
            "1.0.0",
            OwnerRef.ORGANIZATION,
            "default",
            Map.of("ZONE", "cet", "LEVEL", "low"),
            Map.of("TOKEN", "local:1", "KEY", "local:2"),
            true));
    assertEquals(
        200,
        api.send(
                "PATCH",
                "/installations/i-1",
                "{\"values\":{\"TOKEN\":null,\"LEVEL\":null}}",
                "If-Match",
                "*")
            .status());
    assertEquals(
        Map.of("ZONE", "cet", "TOKEN", ""),
        api.installations.store.find("i-1").orElseThrow().value().values());
  }
}
