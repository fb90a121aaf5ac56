package dev.serai.registry.internal;

import static dev.serai.registry.internal.TestingEntries.entry;
import static org.junit.Assert.assertEquals;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.store.OwnerRef;
import java.util.List;
import org.junit.Test;

public class ArbitrationTest {
  @Test
  public void entriesOfDifferentAliasesStandSideBySide() {
    CatalogEntry a = entry("a", "x", 0, "1.0.0");
    CatalogEntry b = entry("b", "x", 5, "2.0.0");
    Arbitration outcome = Arbitration.of(List.of(b, a));
    assertEquals(List.of(a, b), outcome.active());
    assertEquals(List.of(), outcome.shadowed());
  }

  @Test
  public void theHighestRankingWinsWhateverTheVersion() {
    assertWins(entry("a", "x", 1, "1.0.0"), entry("a", "y", 0, "2.0.0"));
  }

  @Test
  public void theHighestVersionWinsBetweenEqualRankings() {
    assertWins(entry("a", "y", 0, "1.10.0"), entry("a", "x", 0, "1.9.0"));
    assertWins(entry("a", "y", 0, "1.0.0"), entry("a", "x", 0, ""));
  }

  @Test
  public void theLocationDecidesBetweenEqualVersions() {
    assertWins(entry("a", "x", 0, "1.0.0"), entry("a", "y", 0, "1.0.0"));
  }

  @Test
  public void whatIsForEverybodyWinsOverWhatIsSomebodysOwn() {
    CatalogEntry own = entry("a", "x", 9, "999.0.0");
    assertWins(
        entry("a", "y", 0, "1.0.0"),
        new CatalogEntry(
            own.installation(),
            own.alias(),
            own.name(),
            own.version(),
            own.title(),
            own.description(),
            own.launch(),
            own.options(),
            new OwnerRef(OwnerRef.Kind.USER, "mia"),
            null,
            own.origin()));
  }

  private static void assertWins(CatalogEntry winner, CatalogEntry loser) {
    for (List<CatalogEntry> order : List.of(List.of(winner, loser), List.of(loser, winner))) {
      Arbitration outcome = Arbitration.of(order);
      assertEquals(List.of(winner), outcome.active());
      assertEquals(loser, outcome.shadowed().get(0).entry());
      assertEquals(winner.origin(), outcome.shadowed().get(0).by());
    }
  }
}
