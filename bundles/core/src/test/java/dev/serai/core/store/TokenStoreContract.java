package dev.serai.core.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** What every implementation of {@link TokenStore} does beside {@link EditableStoreContract}. */
public abstract class TokenStoreContract {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.001Z");

  /** An empty store. */
  protected abstract TokenStore tokens();

  /** What it published so far. */
  protected abstract List<StoreChange> changes();

  @Test
  public void aTokenIsFoundByItsHash() {
    Versioned<TokenRecord> token = tokens().create(token("a"));
    tokens().create(token("b"));
    assertEquals(Optional.of(token), tokens().findByHash(TestingConcerns.sha256("a")));
    assertEquals(Optional.empty(), tokens().findByHash(TestingConcerns.sha256("c")));
    assertEquals(Optional.empty(), tokens().findByHash("' or '1' = '1"));
  }

  @Test
  public void aUseIsNotedWithoutANewVersionAndUnheard() {
    Versioned<TokenRecord> token = tokens().create(token("a"));
    tokens().used("a", NOON);
    Versioned<TokenRecord> used = tokens().find("a").orElseThrow();
    assertEquals(token.value().usedAt(NOON), used.value());
    assertEquals(1, used.version());
    assertEquals(token.updated(), used.updated());
    assertEquals(List.of(StoreChange.saved(TokenStore.CONCERN, "a")), changes());
  }

  @Test
  public void usesWithinAMinuteCountAsOne() {
    tokens().create(token("a"));
    tokens().used("a", NOON);
    tokens().used("a", NOON.plusMillis(59_999));
    tokens().used("a", NOON.minusSeconds(600));
    assertEquals(NOON, lastUsed("a"));
    tokens().used("a", NOON.plusSeconds(60));
    assertEquals(NOON.plusSeconds(60), lastUsed("a"));
  }

  @Test
  public void theUseOfAnUnknownTokenIsPassedOver() {
    tokens().create(token("a"));
    tokens().used("b", NOON);
    assertNull(lastUsed("a"));
  }

  @Test
  public void creationsAndUpdatesPassOverTheUse() {
    assertNull(tokens().create(token("a").usedAt(NOON)).value().lastUsed());
    tokens().used("a", NOON);
    assertEquals(NOON, tokens().update(token("a"), 1).value().lastUsed());
    assertEquals(NOON, lastUsed("a"));
  }

  private Instant lastUsed(String id) {
    return tokens().find(id).orElseThrow().value().lastUsed();
  }

  private static TokenRecord token(String id) {
    return TestingConcerns.tokens().record(id);
  }
}
