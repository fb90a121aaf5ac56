package dev.serai.registry.internal.api;

import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.catalog.TestingCatalog;
import dev.serai.registry.internal.catalog.TestingWork;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows people by their ids, which are their tokens, and decides as the catalog's work does. */
final class TestingAccess implements Access {
  private static final Map<String, Principal> PEOPLE =
      Stream.of(TestingCatalog.EDITOR, TestingCatalog.MIA, TestingCatalog.TEA, TestingCatalog.OTTO)
          .map(Actor::principal)
          .collect(Collectors.toMap(Principal::id, Function.identity()));

  @Override
  public CompletionStage<Principal> authenticate(Bearer bearer) {
    Principal who = PEOPLE.get(bearer.token());
    return who == null
        ? CompletableFuture.failedFuture(
            new SeraiException(ErrorCode.UNAUTHENTICATED, "The token is not accepted."))
        : CompletableFuture.completedFuture(who);
  }

  @Override
  public Decision decide(Principal who, Verb verb, Resource what) {
    return TestingWork.may(who, verb, what)
        ? Decision.allowed("It is permitted.")
        : Decision.denied("It is not permitted.");
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
