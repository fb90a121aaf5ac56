package dev.serai.core.credential;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Resolves credential references of one scheme: register it as a service. Of several for one scheme
 * the one with the highest service ranking is asked. It may come, go and be replaced while calls
 * run. Its methods are called by any thread, do not block it, and fail through the stage that they
 * return.
 *
 * <p>All failures are {@link SeraiException}s without the exceptions of a client library among
 * their messages, and neither they nor what is logged show more of a secret than its reference:
 *
 * <ul>
 *   <li>{@code INVALID_VALUE}: the reference has another scheme, or lacks a key that it needs
 *   <li>{@code CREDENTIAL_MISSING}: there is nothing at the path, or no such key
 *   <li>{@code CREDENTIAL_EXPIRED}: it can not be used any more
 *   <li>{@code CREDENTIAL_REFUSED}: whoever keeps it does not let Serai have it, or not for this
 *       context
 *   <li>{@code CREDENTIAL_READ_ONLY}: it is changed elsewhere
 *   <li>{@code CREDENTIAL_UNAVAILABLE}: whoever keeps it is away; the same request may succeed
 *       later
 *   <li>{@code OVERLOADED}: too many callers wait already
 *   <li>{@code SERVICE_REPLACED}: the provider leaves
 * </ul>
 */
@ConsumerType
public interface CredentialProvider {
  /** Whose references it resolves; see {@link CredentialReference#scheme()}. Never changes. */
  String scheme();

  /**
   * The secret that a reference names. A caller who cancels the stage's future does not want it any
   * more: a secret that arrives then is closed, and other callers are not concerned.
   *
   * @param reference of this provider's scheme
   * @param context for whom
   * @return the secret, the caller's to close
   */
  CompletionStage<Secret> resolve(CredentialReference reference, CredentialContext context);

  /** Whether secrets can be changed through it; otherwise they are managed elsewhere. */
  default boolean isWritable() {
    return false;
  }

  /**
   * Sets what a reference names, whether or not there is something yet. Other keys of the path stay
   * as they are.
   *
   * @param reference of this provider's scheme
   * @param value 1 byte or more; not kept, and the caller's to wipe once the stage is done
   * @param context for whom
   * @return done when {@link #resolve} finds it; fails with {@code CREDENTIAL_READ_ONLY} unless it
   *     {@link #isWritable}, with {@code CHANGED_MEANWHILE} if others write all the time
   */
  default CompletionStage<Void> store(
      CredentialReference reference, byte[] value, CredentialContext context) {
    return CompletableFuture.failedStage(readOnly());
  }

  /**
   * Removes what a reference names, and takes back what was lent of it. Other keys of the path stay
   * as they are. What is not there is removed already.
   *
   * @param reference of this provider's scheme
   * @param context for whom
   * @return done when it is gone; fails with {@code CREDENTIAL_READ_ONLY} unless it {@link
   *     #isWritable}
   */
  default CompletionStage<Void> delete(CredentialReference reference, CredentialContext context) {
    return CompletableFuture.failedStage(readOnly());
  }

  /**
   * The owner and installation of this context do not need what the reference names any more: what
   * was lent to them is given back, what is kept stays. For providers that lend nothing this is
   * done at once.
   *
   * @param reference of this provider's scheme
   * @param context for whom it was resolved; who called does not matter
   */
  default CompletionStage<Void> release(CredentialReference reference, CredentialContext context) {
    return CompletableFuture.completedStage(null);
  }

  private static SeraiException readOnly() {
    return new SeraiException(
        ErrorCode.CREDENTIAL_READ_ONLY, "Credentials of this provider cannot be changed here.");
  }
}
