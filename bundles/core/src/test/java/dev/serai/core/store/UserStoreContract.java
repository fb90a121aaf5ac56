package dev.serai.core.store;

import static org.junit.Assert.assertEquals;

import java.util.Optional;
import org.junit.Test;

/** What every implementation of {@link UserStore} does beside what every store does. */
public abstract class UserStoreContract {
  private static final TestingConcern<UserRecord> USERS = TestingConcerns.users();

  /** An empty store. */
  protected abstract UserStore users();

  @Test
  public void aUserIsFoundByTheExactName() {
    Versioned<UserRecord> ada = users().create(USERS.sample().of("1", "ada", "some text"));
    users().create(USERS.sample().of("2", "Ada", "some text"));
    assertEquals(Optional.of(ada), users().findByName("ada"));
    assertEquals(Optional.empty(), users().findByName("1"));
    assertEquals(Optional.empty(), users().findByName("' or '1' = '1"));
    assertEquals(Optional.empty(), users().findByName("a".repeat(100_000)));
  }

  @Test
  public void aNameThatWasGivenUpFindsNobody() {
    users().create(USERS.sample().of("1", "ada", "some text"));
    users().update(USERS.sample().of("1", "eve", "some text"), 1);
    assertEquals(Optional.empty(), users().findByName("ada"));
    assertEquals("1", users().findByName("eve").orElseThrow().value().id());
  }
}
