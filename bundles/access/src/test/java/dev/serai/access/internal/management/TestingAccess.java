package dev.serai.access.internal.management;

import dev.serai.access.internal.decision.RuleDecider;
import dev.serai.core.access.Access;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Decider;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Decides by the rules, and knows nobody's token. */
final class TestingAccess implements Access {
  private final Decider rules = new RuleDecider();

  @Override
  public CompletionStage<Principal> authenticate(Bearer bearer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Decision decide(Principal who, Verb verb, Resource what) {
    return rules.decide(who, verb, what);
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public List<String> issuers() {
    return List.of();
  }

  @Override
  public List<String> scopes() {
    return List.of();
  }
}
