package dev.serai.access.internal.identity;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.TestingSignedTokens;
import dev.serai.access.internal.waiting.Deadline;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.UserRecord.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Test;

public class IssuersTest {
  private static final String ISSUER = "https://id.example.org";

  private final Deadline later = Deadline.in(Duration.ofSeconds(60));

  @Test
  public void aProviderWhoseSettingsDoNotNameItIsToldToNobody() {
    Issuers issuers = new Issuers(Set::of);
    issuers.add(new TestingSignedTokens(""));
    issuers.add(new TestingSignedTokens(ISSUER));
    assertEquals(List.of(ISSUER), issuers.names());
  }

  @Test
  public void onlySoManyTokensWaitForAnIssuerThatIsAway() throws Exception {
    Issuers issuers = new Issuers(() -> Set.of(ISSUER));
    TestingSignedTokens provider = new TestingSignedTokens(ISSUER);
    String token = provider.token("a", alice());
    List<CompletableFuture<ExternalIdentity>> waiting =
        Stream.generate(() -> issuers.verify(token, later).toCompletableFuture())
            .limit(1_000)
            .toList();

    CompletableFuture<ExternalIdentity> tooMany =
        issuers.verify(token, later).toCompletableFuture();
    ExecutionException error =
        assertThrows(ExecutionException.class, () -> tooMany.get(1, TimeUnit.SECONDS));
    assertEquals(ErrorCode.OVERLOADED, SeraiException.of(error).code());

    issuers.add(provider);
    for (CompletableFuture<ExternalIdentity> each : waiting) {
      assertEquals("alice", each.get(20, TimeUnit.SECONDS).name());
    }
    issuers.remove(provider);
    assertFalse("room again", issuers.verify(token, later).toCompletableFuture().isDone());
    issuers.add(provider);
  }

  @Test
  public void aConfiguredIssuerThatDoesNotComeIsUnavailable() {
    Issuers issuers = new Issuers(() -> Set.of(ISSUER));
    assertEquals(ErrorCode.ISSUER_UNAVAILABLE, refusal(issuers, Deadline.in(Duration.ZERO)));
    assertTrue(ErrorCode.ISSUER_UNAVAILABLE.retryable());
  }

  @Test
  public void anIssuerThatIsConfiguredNoMoreIsNone() {
    Set<String> configured = new HashSet<>(Set.of(ISSUER));
    Issuers issuers = new Issuers(() -> configured);
    TestingSignedTokens provider = new TestingSignedTokens(ISSUER);
    issuers.add(provider);
    configured.clear();
    issuers.remove(provider);
    assertEquals(ErrorCode.UNAUTHENTICATED, refusal(issuers, later));
  }

  private static ErrorCode refusal(Issuers issuers, Deadline deadline) {
    String token = new TestingSignedTokens(ISSUER).token("a", alice());
    CompletableFuture<ExternalIdentity> result =
        issuers.verify(token, deadline).toCompletableFuture();
    return SeraiException.of(
            assertThrows(ExecutionException.class, () -> result.get(20, TimeUnit.SECONDS)))
        .code();
  }

  private static ExternalIdentity alice() {
    return new ExternalIdentity(
        new Subject(ISSUER, "4711"), "alice", null, Set.of(), Set.of(), Instant.MAX, false);
  }

  @Test
  public void suchAProviderIsKnownAllTheSame() {
    Issuers issuers = new Issuers(Set::of);
    issuers.add(new TestingSignedTokens(""));
    assertTrue(issuers.known());
  }
}
