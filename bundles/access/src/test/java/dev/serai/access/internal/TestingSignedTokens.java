package dev.serai.access.internal;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.access.internal.identity.SignedTokens;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider that vouches for what it was told to. */
public final class TestingSignedTokens implements SignedTokens {
  private final String issuer;
  private final Map<String, ExternalIdentity> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger checks = new AtomicInteger();
  private volatile Runnable withdrawal = () -> {};
  private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

  /** One with a name. */
  public TestingSignedTokens(String issuer) {
    this.issuer = issuer;
  }

  /** A token that reads like one of an issuer's. */
  static String jwt(String issuer, String more) {
    return base64("{\"alg\":\"RS256\"}")
        + "."
        + base64("{\"x\":{\"iss\":\"no\"},\"iss\":\"" + issuer + "\",\"jti\":\"" + more + "\"}")
        + ".c2lnbmF0dXJl";
  }

  static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A token that it vouches for. */
  public String token(String name, ExternalIdentity identity) {
    String token = jwt(issuer, name);
    tokens.put(token, identity);
    return token;
  }

  /** It vouches for a token no more. */
  void takeBack(String token) {
    tokens.remove(token);
  }

  /** It withdraws the key of all its tokens. */
  void withdrawKey() {
    tokens.clear();
    withdrawal.run();
  }

  /** Checks wait until they are let go. */
  CompletableFuture<Void> hold() {
    gate = new CompletableFuture<>();
    return gate;
  }

  /** How many checks it was asked for. */
  int checks() {
    return checks.get();
  }

  @Override
  public String issuer() {
    return issuer;
  }

  @Override
  public void onWithdrawal(Runnable action) {
    withdrawal = action;
  }

  @Override
  public CompletionStage<ExternalIdentity> verify(String token) {
    checks.incrementAndGet();
    return gate.thenApply(
        open -> {
          ExternalIdentity identity = tokens.get(token);
          if (identity == null) {
            throw new SeraiException(ErrorCode.UNAUTHENTICATED, "The signature is wrong.");
          }
          return identity;
        });
  }
}
