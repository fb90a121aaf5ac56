package dev.serai.access.internal.identity;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.TestingSignedTokens;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.UserRecord.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Test;

public class IssuersTest {
  @Test
  public void aProviderWhoseSettingsDoNotNameItIsToldToNobody() {
    Issuers issuers = new Issuers(Duration.ZERO);
    issuers.add(new TestingSignedTokens(""));
    issuers.add(new TestingSignedTokens("https://id.example.org"));
    assertEquals(List.of("https://id.example.org"), issuers.names());
  }

  @Test
  public void onlySoManyTokensWaitForAnIssuerThatIsAway() throws Exception {
    Issuers issuers = new Issuers(Duration.ofSeconds(60));
    TestingSignedTokens provider = new TestingSignedTokens("https://id.example.org");
    String token = provider.token("a", alice());
    issuers.add(provider);
    issuers.remove(provider);
    List<CompletableFuture<ExternalIdentity>> waiting =
        Stream.generate(() -> issuers.verify(token).toCompletableFuture()).limit(1_000).toList();

    CompletableFuture<ExternalIdentity> tooMany = issuers.verify(token).toCompletableFuture();
    ExecutionException error =
        assertThrows(ExecutionException.class, () -> tooMany.get(1, TimeUnit.SECONDS));
    assertEquals(ErrorCode.OVERLOADED, SeraiException.of(error).code());

    issuers.add(provider);
    for (CompletableFuture<ExternalIdentity> each : waiting) {
      assertEquals("alice", each.get(20, TimeUnit.SECONDS).name());
    }
    issuers.remove(provider);
    assertFalse("room again", issuers.verify(token).toCompletableFuture().isDone());
    issuers.add(provider);
  }

  private static ExternalIdentity alice() {
    return new ExternalIdentity(
        new Subject("https://id.example.org", "4711"),
        "alice",
        null,
        Set.of(),
        Set.of(),
        Instant.MAX,
        false);
  }

  @Test
  public void suchAProviderIsKnownAllTheSame() {
    Issuers issuers = new Issuers(Duration.ZERO);
    issuers.add(new TestingSignedTokens(""));
    assertTrue(issuers.known());
  }
}
