package dev.serai.access.internal.authentication;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.store.UserRecord.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class VerifiedTokensTest {
  private static final Instant NOW = Instant.parse("2030-01-02T12:00:00Z");

  private final VerifiedTokens tokens = new VerifiedTokens();

  private static ExternalIdentity identity(String issuer, Instant expires) {
    return new ExternalIdentity(
        new Subject(issuer, "4711"), "alice", null, Set.of(), Set.of(), expires, false);
  }

  private boolean known(String hash, Instant now) {
    return tokens.find(hash, now).isPresent();
  }

  @Test
  public void thereAreNeverMoreThanSoMany() {
    for (int i = 0; i < 3 * VerifiedTokens.MAX; i++) {
      tokens.keep("hash" + i, identity("a", NOW.plusSeconds(60)), NOW, 0);
      assertTrue(tokens.size() <= VerifiedTokens.MAX);
      assertTrue(known("hash" + i, NOW));
    }
  }

  @Test
  public void thoseWhoseTimeIsOverGoFirst() {
    tokens.keep("lasting", identity("a", NOW.plusSeconds(60)), NOW, 0);
    for (int i = 1; i < VerifiedTokens.MAX; i++) {
      tokens.keep("hash" + i, identity("a", NOW.plusSeconds(1)), NOW, 0);
    }

    tokens.keep("one more", identity("a", NOW.plusSeconds(60)), NOW.plusSeconds(1), 0);

    assertEquals(2, tokens.size());
    assertTrue(known("lasting", NOW.plusSeconds(1)));
  }

  @Test
  public void thoseOfAnIssuerAreForgottenTogether() {
    tokens.keep("one", identity("a", NOW.plusSeconds(60)), NOW, 0);
    tokens.keep("two", identity("b", NOW.plusSeconds(60)), NOW, 0);

    tokens.forget("a");

    assertEquals(Optional.empty(), tokens.find("one", NOW));
    assertTrue(known("two", NOW));
  }
}
