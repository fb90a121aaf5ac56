package dev.serai.credential.vault.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.Rule;

/** What tests of the provider share. */
public abstract class VaultTest {
  static final String PLANTED = "planted-7c1e";
  static final CredentialContext CONTEXT = of("one");

  @Rule public final VaultHouse house = new VaultHouse();

  static CredentialContext of(String installation) {
    return CredentialContext.of(OwnerRef.ORGANIZATION, new InstallationId(installation));
  }

  static CredentialReference reference(String text) {
    return CredentialReference.parse(text);
  }

  String value(String reference) {
    return value(reference, CONTEXT);
  }

  String value(String reference, CredentialContext context) {
    try (Secret secret = resolve(reference, context)) {
      return new String(secret.bytes(), StandardCharsets.UTF_8);
    }
  }

  Secret resolve(String reference, CredentialContext context) {
    return get(house.provider().resolve(reference(reference), context));
  }

  /** That it fails so, in words that have this, and without any secret. */
  void assertFails(ErrorCode code, String words, String reference) {
    assertFails(code, words, house.provider().resolve(reference(reference), CONTEXT));
  }

  static void assertFails(ErrorCode code, String words, CompletionStage<?> stage) {
    SeraiException failure = assertThrows(SeraiException.class, () -> get(stage));
    assertEquals(failure.getMessage(), code, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains(words));
    for (Throwable at = failure; at != null; at = at.getCause()) {
      assertFalse(String.valueOf(at.getMessage()).contains(PLANTED));
    }
  }

  static <T> T get(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw SeraiException.of(e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("Not within 20 s", e);
    }
  }
}
