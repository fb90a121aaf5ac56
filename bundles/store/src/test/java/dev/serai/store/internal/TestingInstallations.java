package dev.serai.store.internal;

import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.OwnerRef;
import java.util.Map;

/** Installations as large as people make them. */
public final class TestingInstallations {
  private TestingInstallations() {}

  /** One of 500 servers, twenty an owner. */
  public static InstallationRecord numbered(int i) {
    return new InstallationRecord(
        "installation-" + i,
        "io.example/server-" + i % 500,
        "server",
        "1.0." + i % 7,
        new OwnerRef(OwnerRef.Kind.USER, "user-" + i / 20),
        "installation " + i,
        Map.of("url", "https://example.org/" + i, "region", "eu", "limit", "100"),
        Map.of("token", "local:user/" + i + "#token"),
        true);
  }
}
