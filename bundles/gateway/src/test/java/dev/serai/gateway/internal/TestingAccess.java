package dev.serai.gateway.internal;

import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.TeamRecord.Membership;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Access control by a list of tokens and a list of what is denied; open to this machine. */
public final class TestingAccess implements Access {
  /** Whoever is on this machine. */
  public static final Actor HERE = new Actor(Principal.LOCAL, "127.0.0.1", null);

  /** Denies something. */
  public interface Denial {
    /** Whether it is denied. */
    boolean denies(Principal who, Verb verb, Resource what);
  }

  private final Map<String, Principal> tokens = new ConcurrentHashMap<>();
  private final List<Denial> denials = new CopyOnWriteArrayList<>();
  private final List<String> addresses = new CopyOnWriteArrayList<>();
  private volatile boolean required;
  private volatile boolean throttled;
  private volatile List<String> issuers = List.of();
  private volatile List<String> scopes = List.of();
  private volatile SeraiException failure;
  private volatile CompletableFuture<Void> slow;
  private volatile Runnable meanwhile = () -> {};

  /** A user with a token of the same name. */
  public Principal user(String name) {
    return user(name, Map.of());
  }

  /** The same, who belongs to teams. */
  Principal user(String name, Map<String, Membership> teams) {
    Principal user =
        new Principal(
            Principal.Kind.USER,
            name,
            name,
            "id-of-" + name,
            null,
            teams,
            Permissions.of(Set.of("*:*")));
    tokens.put(name, user);
    return user;
  }

  /** A token stands for somebody. */
  public void token(String token, Principal principal) {
    tokens.put(token, principal);
  }

  /** A token is of no use any more. */
  public void revoke(String token) {
    tokens.remove(token);
  }

  /** Something is denied from now on. */
  public void deny(Denial denial) {
    denials.add(denial);
  }

  /** Nothing is denied from now on. */
  public void allowAll() {
    denials.clear();
  }

  /** Calls need a token. */
  public void require() {
    required = true;
  }

  /** Where tokens come from, and what clients should ask for. */
  public void signIn(List<String> identityProviders, List<String> wanted) {
    issuers = identityProviders;
    scopes = wanted;
  }

  /** No token is checked: this is what comes of it. */
  public void fail(SeraiException error) {
    failure = error;
  }

  /** No token is checked before this is done. */
  public void waitFor(CompletableFuture<Void> done) {
    slow = done;
  }

  /** Something happens while a token is checked. */
  public void meanwhile(Runnable action) {
    meanwhile = action;
  }

  /** Too many failed everywhere: no token is checked that was not let in before. */
  public void throttle() {
    throttled = true;
  }

  /** From where tokens came. */
  public List<String> addresses() {
    return addresses;
  }

  @Override
  public CompletionStage<Principal> authenticate(Bearer bearer) {
    addresses.add(bearer.address());
    meanwhile.run();
    CompletableFuture<Void> wait = slow;
    return wait == null ? answer(bearer) : wait.thenCompose(done -> answer(bearer));
  }

  private CompletionStage<Principal> answer(Bearer bearer) {
    Principal principal = tokens.get(bearer.token());
    SeraiException error = failure;
    if (throttled && !bearer.admitted()) {
      error = new SeraiException(ErrorCode.TOO_MANY_ATTEMPTS, "The test says so.");
    }
    if (error == null && principal == null) {
      error = new SeraiException(ErrorCode.UNAUTHENTICATED, "The token is not valid.");
    }
    return error == null
        ? CompletableFuture.completedFuture(principal)
        : CompletableFuture.failedFuture(error);
  }

  @Override
  public Decision decide(Principal who, Verb verb, Resource what) {
    return denials.stream().anyMatch(denial -> denial.denies(who, verb, what))
        ? Decision.denied("The test denies it.")
        : Decision.allowed("Nothing denies it.");
  }

  @Override
  public boolean required() {
    return required;
  }

  @Override
  public List<String> issuers() {
    return issuers;
  }

  @Override
  public List<String> scopes() {
    return scopes;
  }
}
