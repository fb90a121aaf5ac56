package dev.serai.core.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps tokens. Changes are published under {@link #CONCERN}. Creations and updates pass over the
 * record's {@code lastUsed}.
 */
@ProviderType
public interface TokenStore extends EditableStore<TokenRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "tokens";

  /** Uses that are closer together than this count as one. */
  Duration USE_INTERVAL = Duration.ofMinutes(1);

  /** The token with a hash, revoked and expired ones too. */
  Optional<Versioned<TokenRecord>> findByHash(String hash);

  /**
   * Notes that a token was used. It makes no new version and is not published; an unknown token,
   * and a use less than {@link #USE_INTERVAL} after the one noted last, are passed over.
   *
   * @param id the token's id
   * @param at when; kept in whole milliseconds
   */
  void used(String id, Instant at);
}
