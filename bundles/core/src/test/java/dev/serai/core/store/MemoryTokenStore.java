package dev.serai.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tokens that live as long as this object; for tests of other bundles. */
public final class MemoryTokenStore extends MemoryEditableStore<TokenRecord> implements TokenStore {
  /** A store whose changes are heard at once. */
  public MemoryTokenStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(TokenRecord::hash), changes);
  }

  @Override
  public synchronized Versioned<TokenRecord> create(TokenRecord value) {
    return super.create(value.usedAt(null));
  }

  @Override
  public synchronized Versioned<TokenRecord> update(TokenRecord value, long version) {
    Instant lastUsed = find(value.id()).map(now -> now.value().lastUsed()).orElse(null);
    return super.update(value.usedAt(lastUsed), version);
  }

  @Override
  public Optional<Versioned<TokenRecord>> findByHash(String hash) {
    return all().stream().filter(token -> token.value().hash().equals(hash)).findFirst();
  }

  @Override
  public synchronized void used(String id, Instant at) {
    Instant time = at.truncatedTo(ChronoUnit.MILLIS);
    find(id)
        .map(Versioned::value)
        .filter(token -> token.lastUsed() == null || counts(token.lastUsed(), time))
        .ifPresent(token -> replace(token.usedAt(time)));
  }

  private static boolean counts(Instant last, Instant time) {
    return !last.plus(USE_INTERVAL).isAfter(time);
  }
}
