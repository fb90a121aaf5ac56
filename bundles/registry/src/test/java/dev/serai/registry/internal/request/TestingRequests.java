package dev.serai.registry.internal.request;

import dev.serai.core.access.ManagedWork;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.registry.internal.install.TestingInstallations;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.BiFunction;

/** Requests in memory, for what is installed there; its clock goes on whenever it is looked at. */
public final class TestingRequests extends Clock implements RequestStore {
  static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");

  final TestingInstallations installations;
  private final StoreInstallationRequests requests;
  private Instant now = BEGIN;

  /** Requests to install there. */
  public TestingRequests(TestingInstallations installations) {
    this.installations = installations;
    requests =
        new StoreInstallationRequests(
            this, installations, installations, installations.installing, this);
    installations.installing.onInstall(requests::installed);
  }

  /** As people use them. */
  public InstallationRequests service() {
    return requests;
  }

  @Override
  public <T> T use(BiFunction<InstallationRequestStore, ManagedWork, T> task) {
    return task.apply(installations.requests, installations.work);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    now = now.plusMillis(1);
    return now;
  }
}
