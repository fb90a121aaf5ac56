package dev.serai.core.credential;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Secrets that live as long as this object; for tests of other bundles. */
public final class MemoryCredentialProvider implements CredentialProvider, AutoCloseable {
  private final String scheme;
  private final boolean writable;
  private final Map<CredentialReference, Kept> secrets = new HashMap<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private boolean stalled;
  private boolean closed;
  private long versions;

  private record Kept(byte[] value, String version) {}

  /** One that has no secrets yet. */
  public MemoryCredentialProvider(String scheme, boolean writable) {
    this.scheme = scheme;
    this.writable = writable;
  }

  @Override
  public String scheme() {
    return scheme;
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public CompletionStage<Secret> resolve(CredentialReference reference, CredentialContext context) {
    return turn().thenApply(turn -> find(reference));
  }

  @Override
  public CompletionStage<Void> store(
      CredentialReference reference, byte[] value, CredentialContext context) {
    if (!writable) {
      return CredentialProvider.super.store(reference, value, context);
    }
    if (value.length == 0) {
      return CompletableFuture.failedStage(
          new SeraiException(ErrorCode.INVALID_VALUE, "A credential's value is empty."));
    }
    return turn().thenAccept(turn -> put(reference, value));
  }

  @Override
  public CompletionStage<Void> delete(CredentialReference reference, CredentialContext context) {
    if (!writable) {
      return CredentialProvider.super.delete(reference, context);
    }
    return turn().thenAccept(turn -> remove(reference));
  }

  /** Sets a secret. */
  public synchronized void put(CredentialReference reference, byte[] value) {
    requireOwn(reference);
    secrets.put(reference, new Kept(value.clone(), Long.toString(++versions)));
  }

  /** Sets a secret. */
  public void put(CredentialReference reference, String value) {
    put(reference, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers nothing, or goes on. */
  public void stall(boolean stall) {
    List<CompletableFuture<Void>> go;
    synchronized (this) {
      stalled = stall;
      go = stall ? List.of() : List.copyOf(waiting);
      waiting.removeAll(go);
    }
    go.forEach(one -> one.complete(null));
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private synchronized CompletableFuture<Void> turn() {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    if (stalled) {
      waiting.add(turn);
    } else {
      turn.complete(null);
    }
    return turn;
  }

  private synchronized Secret find(CredentialReference reference) {
    requireOwn(reference);
    Kept kept = secrets.get(reference);
    if (kept == null) {
      throw new SeraiException(
          ErrorCode.CREDENTIAL_MISSING, "There is no credential " + reference + ".");
    }
    return Secret.lasting(kept.value().clone(), kept.version());
  }

  private synchronized void remove(CredentialReference reference) {
    requireOwn(reference);
    secrets.remove(reference);
  }

  private void requireOwn(CredentialReference reference) {
    if (closed) {
      throw new SeraiException(
          ErrorCode.SERVICE_REPLACED, "The credential provider " + scheme + " leaves.");
    }
    if (!reference.scheme().equals(scheme)) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, "The credential reference must begin with " + scheme + ":.");
    }
  }
}
