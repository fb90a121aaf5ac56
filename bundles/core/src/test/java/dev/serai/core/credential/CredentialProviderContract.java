package dev.serai.core.credential;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.Test;

/**
 * What every {@link CredentialProvider} does, beside {@link WritableCredentialProviderContract} or
 * {@link ReadOnlyCredentialProviderContract}.
 */
public abstract class CredentialProviderContract {
  /** A value as no text of a provider has it by chance. */
  protected static final String PLANTED = "planted-7c1e-värde";

  private static final int LIMIT_SECONDS = 20;

  /** For whom these tests resolve. */
  protected static final CredentialContext CONTEXT =
      CredentialContext.of(OwnerRef.ORGANIZATION, new InstallationId("contract"));

  /** The provider, the same one throughout a test. */
  protected abstract CredentialProvider provider();

  /** Sets a value where secrets are kept, without the provider, and says how it is reached. */
  protected abstract CredentialReference planted(String value);

  /** A reference whose path names nothing, and may be written if any may. */
  protected abstract CredentialReference absent();

  /** A reference of a path that is there, with a key that is not; empty where there are no keys. */
  protected abstract Optional<CredentialReference> absentKey();

  /** Whoever keeps the secrets answers nothing more until this is closed. */
  protected abstract Stall stall();

  /** The provider leaves as its bundle is stopped. */
  protected abstract void leave();

  /** See {@link #stall}. */
  @FunctionalInterface
  protected interface Stall extends AutoCloseable {
    @Override
    void close();
  }

  @Test
  public void whatIsThereIsResolved() {
    try (Secret secret = resolve(planted(PLANTED))) {
      assertEquals(PLANTED, text(secret));
      assertArrayEquals(PLANTED.toCharArray(), secret.chars());
    }
  }

  @Test
  public void closingWipesOneCallersSecretAndNoOther() {
    CredentialReference reference = planted(PLANTED);
    Secret mine = resolve(reference);
    Secret others = resolve(reference);
    mine.close();
    assertTrue(mine.isClosed());
    assertThrows(IllegalStateException.class, mine::bytes);
    assertThrows(IllegalStateException.class, mine::chars);
    assertEquals(PLANTED, text(others));
    assertEquals(PLANTED, text(resolve(reference)));
  }

  @Test
  public void aMissingPathAndAMissingKeyAreMissing() {
    assertFails(ErrorCode.CREDENTIAL_MISSING, provider().resolve(absent(), CONTEXT));
    absentKey()
        .ifPresent(
            key -> assertFails(ErrorCode.CREDENTIAL_MISSING, provider().resolve(key, CONTEXT)));
  }

  @Test
  public void anotherSchemeIsRefused() {
    CredentialReference own = planted(PLANTED);
    CredentialReference other = new CredentialReference("other", own.path(), own.key());
    assertFails(ErrorCode.INVALID_VALUE, provider().resolve(other, CONTEXT));
  }

  @Test
  public void releasingWhatWasNotLentKeepsIt() {
    CredentialReference reference = planted(PLANTED);
    resolve(reference).close();
    get(provider().release(reference, CONTEXT));
    get(provider().release(absent(), CONTEXT));
    assertEquals(PLANTED, text(resolve(reference)));
  }

  @Test
  public void noTextShowsTheValue() {
    CredentialReference reference = planted(PLANTED);
    try (Secret secret = resolve(reference)) {
      assertHidden(secret.toString());
      assertHidden(provider().toString());
    }
    absentKey().ifPresent(key -> assertHidden(trace(failure(provider().resolve(key, CONTEXT)))));
    assertHidden(
        trace(
            failure(
                provider().store(new CredentialReference("other", "p"), bytes(PLANTED), CONTEXT))));
  }

  @Test
  public void manyResolveAtOnce() {
    CredentialReference reference = planted(PLANTED);
    List<CompletableFuture<Secret>> all =
        IntStream.range(0, 64)
            .mapToObj(i -> provider().resolve(reference, CONTEXT).toCompletableFuture())
            .toList();
    all.forEach(one -> assertEquals(PLANTED, text(get(one))));
  }

  @Test
  public void aWaitThatIsCancelledLeavesTheOthers() {
    CredentialReference reference = planted(PLANTED);
    CompletableFuture<Secret> cancelled;
    CompletableFuture<Secret> other;
    try (Stall stall = stall()) {
      assertNotNull(stall);
      cancelled = provider().resolve(reference, CONTEXT).toCompletableFuture();
      other = provider().resolve(reference, CONTEXT).toCompletableFuture();
      assertFalse(other.isDone());
      cancelled.cancel(true);
    }
    assertEquals(PLANTED, text(get(other)));
    assertEquals(PLANTED, text(resolve(reference)));
    assertTrue(cancelled.isCancelled());
  }

  @Test
  public void whoWaitsWhileTheProviderLeavesGetsAnAnswer() {
    CredentialReference reference = planted(PLANTED);
    CompletableFuture<Secret> waiting;
    try (Stall stall = stall()) {
      assertNotNull(stall);
      waiting = provider().resolve(reference, CONTEXT).toCompletableFuture();
      leave();
    }
    try {
      assertEquals(PLANTED, text(get(waiting)));
    } catch (SeraiException e) {
      assertEquals(ErrorCode.SERVICE_REPLACED, e.code());
    }
    assertFails(ErrorCode.SERVICE_REPLACED, provider().resolve(reference, CONTEXT));
  }

  /** The secret that a reference names. */
  protected final Secret resolve(CredentialReference reference) {
    return get(provider().resolve(reference, CONTEXT));
  }

  /** What a stage brings, within 20 s. */
  protected static <T> T get(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw SeraiException.of(e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("Not within " + LIMIT_SECONDS + " s", e);
    }
  }

  /** How a stage fails. */
  protected static SeraiException failure(CompletionStage<?> stage) {
    return assertThrows(SeraiException.class, () -> get(stage));
  }

  /** That a stage fails so. */
  protected static SeraiException assertFails(ErrorCode code, CompletionStage<?> stage) {
    SeraiException failure = failure(stage);
    assertEquals(trace(failure), code, failure.code());
    return failure;
  }

  /** The value as text. */
  protected static String text(Secret secret) {
    return new String(secret.bytes(), StandardCharsets.UTF_8);
  }

  /** A text as a value. */
  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** That a text has no part of what was planted. */
  protected static void assertHidden(String text) {
    assertFalse(text, text.contains("planted-7c1e"));
  }

  /** All that a log could print of it. */
  protected static String trace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
