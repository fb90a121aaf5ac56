package dev.serai.access.internal.decision;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.TestingClock;
import dev.serai.core.access.Decider;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.store.OwnerRef;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class DecidersTest {
  private static final Resource TOOL =
      Resource.of(ResourceKind.TOOL, "tool", OwnerRef.ORGANIZATION);

  private final TestingClock clock = new TestingClock();
  private final Deciders deciders = new Deciders(false, clock);

  private static Decider saying(String reason) {
    return (who, verb, what) -> Decision.denied(reason);
  }

  private static Map<String, Object> properties(int ranking, long id) {
    return Map.of("service.ranking", ranking, "service.id", id);
  }

  private Decision decide() {
    return decide(deciders);
  }

  private static Decision decide(Deciders deciders) {
    return deciders.decide(Principal.LOCAL, Verb.USE, TOOL);
  }

  @Test
  public void withoutAnyTheBuiltInRulesDecide() {
    assertTrue(decide().allowed());
    assertEquals("built-in rules", deciders.name());
  }

  @Test
  public void theHighestRankingDecidesAloneAndOfEqualOnesTheElder() {
    Decider elder = saying("elder");
    Decider better = saying("better");
    deciders.add(saying("younger"), properties(1, 20));
    deciders.add(elder, properties(1, 10));
    deciders.add(better, properties(2, 30));
    deciders.add(saying("last"), Map.of("service.id", 5L));

    assertEquals("better", decide().reason());
    deciders.remove(better, properties(2, 30));
    assertEquals("elder", decide().reason());
    deciders.remove(elder, properties(1, 10));
    assertEquals("younger", decide().reason());
  }

  @Test
  public void whenTheLastLeavesTheBuiltInRulesDecideAgain() {
    Decider other = saying("other");
    deciders.add(other, properties(0, 1));
    deciders.remove(other, properties(0, 1));

    assertTrue(decide().allowed());
  }

  @Test
  public void whereOneIsRequiredNothingIsAllowedWithoutIt() {
    Deciders strict = new Deciders(true, clock);
    assertFalse(decide(strict).allowed());

    strict.add((who, verb, what) -> Decision.allowed("yes"), properties(0, 1));
    assertTrue(decide(strict).allowed());
  }

  @Test
  public void oneThatThrowsOrSaysNothingHasDenied() {
    deciders.add(
        (who, verb, what) -> {
          throw new IllegalStateException("secret");
        },
        properties(0, 1));
    assertFalse(decide().allowed());
    assertFalse(decide().reason().contains("secret"));
    assertTrue(deciders.failure().isPresent());

    clock.move(Duration.ofMinutes(1));
    assertEquals(Optional.empty(), deciders.failure());
    decide();
    assertTrue(deciders.failure().isPresent());

    deciders.add((who, verb, what) -> null, properties(1, 2));
    assertEquals(Optional.empty(), deciders.failure());
    assertFalse(decide().allowed());
    assertTrue(deciders.failure().isPresent());
  }
}
