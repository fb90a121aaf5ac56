package dev.serai.core.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells how one part of Serai is: register it as a service. It is asked whenever somebody looks, by
 * any thread, and answers from what it knows already: it must not block.
 */
@ConsumerType
public interface HealthCheck {
  /** The part's name: one lower-case word, for instance {@code "store"}. */
  String name();

  /** How it is now. */
  Health check();
}
