package dev.serai.store.internal.sql;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingH2;
import org.junit.Rule;
import org.junit.Test;

public class DatabaseFactsTest {
  @Rule public final TestingDatabase testing = new TestingDatabase(new TestingH2());

  @Test
  public void whatFollowsTheAddressIsNotShown() {
    assertEquals("jdbc:h2:async:/a/b", DatabaseFacts.address("jdbc:h2:async:/a/b;PASSWORD=x"));
    assertEquals(
        "jdbc:postgresql://db/serai",
        DatabaseFacts.address("jdbc:postgresql://db/serai?password=x"));
  }

  @Test
  public void itTellsWhereItIsAndCountsWhatIsRun() {
    OpenDatabase database = testing.database();
    DatabaseFacts before = database.facts();
    assertFalse(before.url(), before.url().contains(";"));
    assertEquals(1, before.dataKeys());
    long own = database.facts().statements() - before.statements();
    new JdbcTokenStore(database).find("none");
    assertEquals(before.statements() + 2 * own + 1, database.facts().statements());
    database.product();
    assertEquals(before.statements() + 3 * own + 1, database.facts().statements());
  }
}
