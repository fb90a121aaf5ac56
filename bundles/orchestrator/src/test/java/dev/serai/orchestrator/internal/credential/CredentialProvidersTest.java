package dev.serai.orchestrator.internal.credential;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.MemoryCredentialProvider;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.Test;

public class CredentialProvidersTest {
  private static final CredentialReference THERE = CredentialReference.parse("a:there#key");
  private static final CredentialContext CONTEXT =
      CredentialContext.of(OwnerRef.ORGANIZATION, new InstallationId("one"));

  private final CredentialProviders providers =
      new CredentialProviders(Duration.ofMillis(1), Duration.ofMillis(50));

  @Test
  public void aReferenceIsResolvedByTheProviderOfItsScheme() {
    providers.addProvider(holding("a", "of a"), TestingReference.of(0, "1.0", 1));
    providers.addProvider(holding("b", "of b"), TestingReference.of(0, "1.0", 2));
    assertEquals("of a", value());
    assertEquals(List.of("a", "b"), providers.schemes());
  }

  @Test
  public void theFirstInRankIsAskedWheneverItCame() {
    MemoryCredentialProvider elder = holding("a", "elder");
    MemoryCredentialProvider younger = holding("a", "younger");
    MemoryCredentialProvider newer = holding("a", "newer bundle");
    MemoryCredentialProvider higher = holding("a", "higher ranking");
    providers.addProvider(younger, TestingReference.of(0, "1.0", 2));
    providers.addProvider(elder, TestingReference.of(0, "1.0", 1));
    assertEquals("elder", value());
    providers.addProvider(newer, TestingReference.of(0, "1.1", 3));
    assertEquals("newer bundle", value());
    providers.addProvider(higher, TestingReference.of(1, "1.0", 4));
    assertEquals("higher ranking", value());
    providers.removeProvider(elder, TestingReference.of(0, "1.0", 1));
    providers.removeProvider(higher, TestingReference.of(1, "1.0", 4));
    assertEquals("newer bundle", value());
    providers.removeProvider(newer, TestingReference.of(0, "1.1", 3));
    assertEquals("younger", value());
  }

  @Test
  public void aSchemeWithoutAProviderIsTold() {
    SeraiException missing = failure(providers.resolve(THERE, CONTEXT));
    assertEquals(ErrorCode.CREDENTIAL_PROVIDER_MISSING, missing.code());
    assertEquals("No provider of a: credentials is here.", missing.getMessage());
    assertEquals(List.of(), providers.schemes());
  }

  @Test
  public void aProviderThatComesInTimeIsAsked() {
    CredentialProviders patient =
        new CredentialProviders(Duration.ofSeconds(20), Duration.ofMillis(50));
    CompletionStage<Secret> waiting = patient.resolve(THERE, CONTEXT);
    patient.addProvider(holding("a", "late"), TestingReference.of(0, "1.0", 1));
    assertEquals("late", new String(waiting.toCompletableFuture().join().chars()));
  }

  @Test
  public void whoWaitsForAProviderThatLeavesMayTryAgain() {
    MemoryCredentialProvider leaving = holding("a", "value");
    providers.addProvider(leaving, TestingReference.of(0, "1.0", 1));
    leaving.stall(true);
    CompletionStage<Secret> waiting = providers.resolve(THERE, CONTEXT);
    providers.removeProvider(leaving, TestingReference.of(0, "1.0", 1));
    assertEquals(ErrorCode.SERVICE_REPLACED, failure(waiting).code());
    leaving.stall(false);
  }

  @Test
  public void whatIsAskedOfTheOneBeforeIsAnsweredByIt() {
    MemoryCredentialProvider before = holding("a", "before");
    providers.addProvider(before, TestingReference.of(0, "1.0", 1));
    before.stall(true);
    CompletionStage<Secret> waiting = providers.resolve(THERE, CONTEXT);
    CompletableFuture<Void> replaced =
        CompletableFuture.runAsync(
            () -> providers.addProvider(holding("a", "after"), TestingReference.of(0, "1.1", 2)));
    before.stall(false);
    assertEquals("before", new String(waiting.toCompletableFuture().join().chars()));
    replaced.join();
    assertEquals("after", value());
  }

  @Test
  public void afterItLeftNothingIsResolved() {
    providers.addProvider(holding("a", "value"), TestingReference.of(0, "1.0", 1));
    providers.deactivate();
    assertEquals(ErrorCode.SERVICE_REPLACED, failure(providers.resolve(THERE, CONTEXT)).code());
  }

  private String value() {
    try (Secret secret = providers.resolve(THERE, CONTEXT).toCompletableFuture().join()) {
      return new String(secret.chars());
    }
  }

  private static SeraiException failure(CompletionStage<?> stage) {
    return SeraiException.of(
        assertThrows(CompletionException.class, () -> stage.toCompletableFuture().join()));
  }

  private static MemoryCredentialProvider holding(String scheme, String value) {
    MemoryCredentialProvider provider = new MemoryCredentialProvider(scheme, true);
    provider.put(new CredentialReference(scheme, "there", "key"), value);
    return provider;
  }
}
