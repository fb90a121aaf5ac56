package dev.serai.access.internal.accounts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import dev.serai.access.internal.TestingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.Test;

public class TokenUsesTest {
  private static final Instant NOON = Instant.parse("2030-01-02T12:00:00Z");

  private final TestingStore store = new TestingStore();
  private final Stores stores = new Stores();
  private final List<Runnable> waiting = new ArrayList<>();
  private final TokenUses uses = new TokenUses(stores, waiting::add);
  private final String id;

  public TokenUsesTest() {
    store.token(TestingStore.ofUser("ada"));
    id = store.tokens.all().get(0).value().id();
    store.bind(stores);
  }

  private Instant noted() {
    return store.tokens.find(id).orElseThrow().value().lastUsed();
  }

  @Test
  public void aUseIsNotNotedOnTheThreadOfTheCall() {
    uses.note(id, NOON);
    assertNull(noted());

    waiting.forEach(Runnable::run);
    assertEquals(NOON, noted());
  }

  @Test
  public void aThousandUsesOfAMinuteAreOne() {
    for (int i = 0; i < 1_000; i++) {
      uses.note(id, NOON.plusMillis(i * 59));
    }
    assertEquals(1, waiting.size());

    uses.note(id, NOON.plusSeconds(60));
    uses.note("other", NOON.plusSeconds(60));
    assertEquals(3, waiting.size());
  }

  @Test
  public void aUseThatCannotBeNotedDisturbsNobody() {
    TokenUses rejected =
        new TokenUses(
            stores,
            task -> {
              throw new RejectedExecutionException();
            });
    rejected.note(id, NOON);

    uses.note(id, NOON);
    store.unbind(stores);
    waiting.forEach(Runnable::run);
    assertNull(noted());
  }
}
