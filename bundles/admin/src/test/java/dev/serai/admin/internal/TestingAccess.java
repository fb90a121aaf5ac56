package dev.serai.admin.internal;

import dev.serai.core.access.Access;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Knows tokens by name, and decides by permissions alone; tokens of one's own are one's own. */
final class TestingAccess implements Access {
  private final Map<String, Principal> tokens = new ConcurrentHashMap<>();
  private final Map<String, Supplier<CompletionStage<Principal>>> slow = new ConcurrentHashMap<>();
  private volatile Function<String, Principal> others = token -> null;

  static Principal user(String id, String token, String... permissions) {
    return new Principal(
        Principal.Kind.USER, id, id, token, null, Map.of(), Permissions.of(Set.of(permissions)));
  }

  /** Somebody whose token was limited. */
  static Principal limited(String id, String token, String... permissions) {
    Permissions scope = Permissions.of(Set.of(permissions));
    return new Principal(
        Principal.Kind.USER, id, id, token, null, Map.of(), Permissions.NONE, scope);
  }

  /** From now on this token stands for somebody. */
  void knows(String token, Principal who) {
    tokens.put(token, who);
  }

  /** From now on the answer for this token comes from here. */
  void answers(String token, Supplier<CompletionStage<Principal>> answer) {
    slow.put(token, answer);
  }

  /** Asks here for tokens that are not known. */
  void asks(Function<String, Principal> source) {
    others = source;
  }

  @Override
  public CompletionStage<Principal> authenticate(Bearer bearer) {
    if (bearer.token().equals("hasty")) {
      return CompletableFuture.failedFuture(
          SeraiException.passing(ErrorCode.TOO_MANY_ATTEMPTS, "Too many.", Duration.ofSeconds(7)));
    }
    if (slow.containsKey(bearer.token())) {
      return slow.get(bearer.token()).get();
    }
    Principal who = tokens.get(bearer.token());
    Principal found = who == null ? others.apply(bearer.token()) : who;
    return found == null
        ? failed(ErrorCode.UNAUTHENTICATED)
        : CompletableFuture.completedFuture(found);
  }

  private static CompletionStage<Principal> failed(ErrorCode code) {
    return CompletableFuture.failedFuture(new SeraiException(code, "The token is not accepted."));
  }

  @Override
  public Decision decide(Principal who, Verb verb, Resource what) {
    boolean own =
        what.kind() == ResourceKind.TOKEN
            && what.owner().kind() == OwnerRef.Kind.USER
            && who.isUser(what.owner().id());
    return own || who.permissions().allow(what.kind(), verb)
        ? Decision.allowed("It is permitted.")
        : Decision.denied("The permission " + what.kind().word() + ":" + verb.word() + " lacks.");
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
