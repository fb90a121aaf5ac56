package dev.serai.access.internal.decision;

import dev.serai.core.access.Decision;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;

/**
 * One rule.
 *
 * @param decision of a grant what it says where it holds, of a limit what it says where it does not
 * @param when whether it holds
 */
record Rule(Decision decision, Condition when) {

  /** A pure and cheap function. */
  @FunctionalInterface
  interface Condition {
    boolean holds(Principal who, Verb verb, Resource what);
  }

  /** What has to hold for anything to be allowed. */
  static Rule limit(String otherwise, Condition when) {
    return new Rule(Decision.denied(otherwise), when);
  }

  /** What allows where it holds. */
  static Rule grant(String reason, Condition when) {
    return new Rule(Decision.allowed(reason), when);
  }
}
