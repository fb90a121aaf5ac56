package dev.serai.admin.internal.resource;

import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** What was made is remembered for a day, as much as fits. */
public class RememberedTest {
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private final Remembered remembered = new Remembered(() -> now, 3, 100);

  @Test
  public void aDayLaterItIsForgotten() {
    make("a", 10);
    now = now.plus(Duration.ofHours(23));
    assertNotNull(ask("a"));
    now = now.plus(Duration.ofHours(1));
    assertNull(ask("a"));
  }

  @Test
  public void ofTooManyTheFirstIsForgotten() {
    for (String place : new String[] {"a", "b", "c"}) {
      make(place, 10);
    }
    assertNull(ask("d"));
    assertNotNull(ask("c"));
    assertNull(ask("a"));
  }

  @Test
  public void ofTooLongAnswersTheFirstIsForgotten() {
    make("a", 60);
    make("b", 60);
    assertNotNull(ask("b"));
    assertNull(ask("a"));
    make("c", 101);
    assertNull(ask("c"));
  }

  @Test
  public void whatFailedIsForgotten() {
    Remembered.Entry entry = entry();
    remembered.putIfAbsent("a", entry);
    remembered.failed("a", entry, new IllegalStateException("no"));
    assertNull(ask("a"));
  }

  @Test
  public void whatIsToldOnceIsNotRemembered() {
    byte[] secret = {1};
    byte[] repeated = {2};
    Remembered.Entry entry = entry();
    remembered.putIfAbsent("a", entry);
    remembered.made("a", entry, new Creation("/x", "\"1\"", secret, repeated));
    assertSame(repeated, ask("a").creation().join().body());
  }

  private void make(String place, int size) {
    Remembered.Entry entry = entry();
    remembered.putIfAbsent(place, entry);
    byte[] body = new byte[size];
    remembered.made(place, entry, new Creation("/x", "\"1\"", body, body));
  }

  private Remembered.Entry ask(String place) {
    return remembered.putIfAbsent(place, entry());
  }

  private static Remembered.Entry entry() {
    return new Remembered.Entry("request", new CompletableFuture<>());
  }
}
