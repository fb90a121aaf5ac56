package dev.serai.core.store;

import static org.junit.Assert.assertEquals;

import dev.serai.core.store.InstallationRequestRecord.State;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

/**
 * What every implementation of {@link InstallationRequestStore} does beside {@link
 * EditableStoreContract}.
 */
public abstract class InstallationRequestStoreContract {
  private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");

  /** An empty store. */
  protected abstract InstallationRequestStore requests();

  @Test
  public void requestsAreFoundByWhoAskedInTheOrderOfTheirKeys() {
    Versioned<InstallationRequestRecord> second = requests().create(request("b", "user:mia"));
    Versioned<InstallationRequestRecord> first = requests().create(request("a", "user:mia"));
    requests().create(request("c", "user:otto"));
    assertEquals(List.of(first, second), requests().askedBy("user:mia"));
    assertEquals(List.of(), requests().askedBy("user:mi"));
    assertEquals(List.of(), requests().askedBy("' or '1' = '1"));
  }

  @Test
  public void aRequestIsFoundByTheStateThatItHasNow() {
    Versioned<InstallationRequestRecord> first = requests().create(request("a", "user:mia"));
    requests().create(request("b", "user:mia"));
    Versioned<InstallationRequestRecord> refused =
        requests().update(first.value().refused("no", NOW), first.version());
    assertEquals(List.of(refused), requests().inState(State.REFUSED));
    assertEquals(1, requests().inState(State.PENDING).size());
    assertEquals(List.of(), requests().inState(State.GRANTED));
    assertEquals(2, requests().askedBy("user:mia").size());
  }

  private static InstallationRequestRecord request(String id, String askedBy) {
    return new InstallationRequestRecord(
        id,
        "io.example/server",
        "server",
        null,
        OwnerRef.ORGANIZATION,
        askedBy,
        "We need it.",
        State.PENDING,
        null,
        null,
        null);
  }
}
