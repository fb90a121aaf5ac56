package dev.serai.core.access;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A set of rules. Register one as a service to put its rules in the place of those that Serai comes
 * with; of several the one with the highest ranking decides, alone. Called by any thread on the way
 * of each call, it must not block; one that throws has denied.
 */
@ConsumerType
public interface Decider {
  /** Whether somebody may do something. */
  Decision decide(Principal who, Verb verb, Resource what);
}
