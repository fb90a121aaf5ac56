package dev.serai.credential.vault.internal;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.PendingAnswers;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.credential.vault.internal.http.Availability;
import dev.serai.credential.vault.internal.http.JaxrsVaultHttp;
import dev.serai.credential.vault.internal.http.RetryingHttp;
import dev.serai.credential.vault.internal.secret.Mounts;
import dev.serai.credential.vault.internal.secret.VaultSecrets;
import dev.serai.credential.vault.internal.session.VaultSession;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Resolves {@code vault:path#key}, where the path begins with a mount. Safe for use by any thread.
 */
final class VaultCredentialProvider implements CredentialProvider, AutoCloseable {
  static final String SCHEME = "vault";

  private static final int SELDOM = 6;

  private final boolean writable;
  private final VaultThreads threads = new VaultThreads();
  private final JaxrsVaultHttp http;
  private final Availability availability;
  private final VaultSession session;
  private final VaultSecrets secrets;
  private final PendingAnswers answers = new PendingAnswers(SCHEME);
  private volatile String refusal;

  /** Asks one Vault, when it is first needed. */
  VaultCredentialProvider(
      VaultSettings settings, Clock clock, Consumer<CredentialReference> changed) {
    this.writable = !settings.readOnly();
    this.http =
        new JaxrsVaultHttp(
            settings.address(),
            settings.namespace(),
            settings.trusted(),
            settings.connect(),
            settings.request(),
            threads.requests());
    this.availability = new Availability(http, settings.address());
    this.session =
        new VaultSession(
            new RetryingHttp(availability, settings.retry(), threads.timer()),
            settings.login(),
            clock,
            threads.timer());
    this.secrets =
        new VaultSecrets(
            new Mounts(settings.mounts(), session, clock),
            session,
            () -> availability.fault().isPresent(),
            settings.keep(),
            clock,
            threads.timer(),
            changed);
  }

  /**
   * Looks every few seconds whether a Vault that was away answers, more seldom whether one that
   * refuses Serai does not any more, and wipes what is not used any more.
   */
  void watch() {
    AtomicInteger turns = new AtomicInteger();
    threads.often(
        () -> {
          secrets.sweep();
          boolean seldom = turns.getAndIncrement() % SELDOM == 0;
          if (availability.fault().isPresent() || seldom && !session.isOpen()) {
            look();
          }
        });
  }

  /** Why secrets cannot be had, in a sentence; empty if they can. */
  Optional<String> fault() {
    return availability
        .fault()
        .or(() -> session.isOpen() ? Optional.empty() : Optional.ofNullable(refusal));
  }

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public CompletionStage<Secret> resolve(CredentialReference reference, CredentialContext context) {
    return answers.of(
        () -> {
          requireOwn(reference);
          return secrets.resolve(reference, context);
        });
  }

  @Override
  public CompletionStage<Void> store(
      CredentialReference reference, byte[] value, CredentialContext context) {
    return answers.of(
        () -> {
          requireWritable();
          requireOwn(reference);
          return secrets.put(reference, text(value));
        });
  }

  @Override
  public CompletionStage<Void> delete(CredentialReference reference, CredentialContext context) {
    return answers.of(
        () -> {
          requireWritable();
          requireOwn(reference);
          return secrets.remove(reference, context);
        });
  }

  @Override
  public CompletionStage<Void> release(CredentialReference reference, CredentialContext context) {
    return answers.of(
        () -> {
          requireOwn(reference);
          return secrets.release(reference, context);
        });
  }

  @Override
  public void close() {
    answers.close();
    threads.close();
    secrets.close();
    http.close();
  }

  private void look() {
    availability
        .send(Availability.HEALTH)
        .thenCompose(health -> session.check())
        .whenComplete(
            (done, error) ->
                refusal = error == null ? null : SeraiException.of(error).getMessage());
  }

  private void requireWritable() {
    if (!writable) {
      throw new SeraiException(
          ErrorCode.CREDENTIAL_READ_ONLY,
          "Secrets in Vault cannot be changed here: read-only is set.");
    }
  }

  private static void requireOwn(CredentialReference reference) {
    if (!reference.scheme().equals(SCHEME)) {
      throw refused("must begin with vault:.");
    }
    if (reference.key() == null) {
      throw refused("needs a key: write vault:path#key.");
    }
  }

  private static String text(byte[] value) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
      if (text.isEmpty()) {
        throw new SeraiException(ErrorCode.INVALID_VALUE, "A credential's value is empty.");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, "Vault keeps text: the value must be UTF-8.");
    }
  }

  private static SeraiException refused(String fault) {
    return new SeraiException(ErrorCode.INVALID_VALUE, "The credential reference " + fault);
  }
}
