package dev.serai.credential.local.internal;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.CredentialRecord;
import dev.serai.core.store.CredentialRecord.State;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.Versioned;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * One credential in the store, seen by one owner.
 *
 * @param store blocks
 * @param reference its path is the credential's id
 * @param context whose owner it has to belong to
 */
record LocalCredential(
    CredentialStore store, CredentialReference reference, CredentialContext context, Clock clock) {

  /** The value, if it may be used. */
  Secret open() {
    Versioned<CredentialRecord> found = found().orElseThrow(this::missing);
    requireUsable(found.value());
    byte[] value = store.value(reference.path()).orElseThrow(this::missing);
    return new Secret(value, Long.toString(found.version()), found.value().expires(), null);
  }

  /** Sets the value, of a new credential or a later version of this one. */
  void seal(byte[] value) {
    CredentialStore.requireValue(value);
    found()
        .ifPresentOrElse(
            found -> store.update(valid(found.value().metadata()), found.version()),
            () -> store.create(valid(metadata())));
    store.value(reference.path(), value);
  }

  /** Removes it, if it is there. */
  void remove() {
    found().ifPresent(found -> store.delete(reference.path(), found.version()));
  }

  private Optional<Versioned<CredentialRecord>> found() {
    Optional<Versioned<CredentialRecord>> found = store.find(reference.path());
    found.map(Versioned::value).ifPresent(this::requireOwner);
    return found;
  }

  private void requireOwner(CredentialRecord record) {
    if (!record.owner().equals(context.owner())) {
      throw new SeraiException(
          ErrorCode.CREDENTIAL_REFUSED,
          "The credential " + reference + " does not belong to " + context.owner() + ".");
    }
  }

  private void requireUsable(CredentialRecord record) {
    boolean over = record.expires() != null && !record.expires().isAfter(clock.instant());
    if (over || record.state() == State.EXPIRED) {
      throw new SeraiException(
          ErrorCode.CREDENTIAL_EXPIRED, "The credential " + reference + " has expired.");
    }
    if (record.state() == State.REVOKED) {
      throw new SeraiException(
          ErrorCode.CREDENTIAL_EXPIRED, "The credential " + reference + " was revoked.");
    }
  }

  private CredentialRecord valid(Map<String, String> metadata) {
    return new CredentialRecord(
        reference.path(),
        context.owner(),
        LocalCredentialProvider.SCHEME,
        reference.path(),
        State.VALID,
        null,
        metadata);
  }

  private Map<String, String> metadata() {
    return context.installation() == null
        ? Map.of()
        : Map.of("installation", context.installation().value());
  }

  private SeraiException missing() {
    return new SeraiException(
        ErrorCode.CREDENTIAL_MISSING, "There is no credential " + reference + ".");
  }
}
