package dev.serai.access.internal.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves on. It begins at a whole second. */
final class TestingClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-27T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }
}
