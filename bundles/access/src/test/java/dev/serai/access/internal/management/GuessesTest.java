package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;

public class GuessesTest {
  private static final int AT_ONCE = 12;
  private static final String RIGHT = "given by an admin";
  private static final String WRONG = "not the password";

  private final TestingManagement testing = new TestingManagement();
  private final Guesses guesses = new Guesses(1, testing.clock);

  @Before
  public void alice() {
    testing.user("alice");
    testing.management.password(OPERATOR, "alice", null, RIGHT.toCharArray());
  }

  @Test
  public void guessesAtANameThatComeAtOnceAreHeldUpLikeAnyOthers() throws Exception {
    Collection<ErrorCode> told = atOnce(number -> signIn("alice", WRONG, "192.0.2." + number));

    assertEquals(
        TestingManagement.FAILURES, Collections.frequency(told, ErrorCode.UNAUTHENTICATED));
    assertEquals(
        AT_ONCE - TestingManagement.FAILURES,
        Collections.frequency(told, ErrorCode.TOO_MANY_ATTEMPTS));
  }

  @Test
  public void guessesAtTheOldPasswordThatComeAtOnceAreHeldUpToo() throws Exception {
    Collection<ErrorCode> told =
        atOnce(
            number ->
                testing.management.password(
                    testing.as("alice"), "alice", WRONG.toCharArray(), RIGHT.toCharArray()));

    assertEquals(TestingManagement.FAILURES, Collections.frequency(told, ErrorCode.INVALID_VALUE));
  }

  @Test
  public void whoIsRightUsesUpNothing() {
    for (int i = 0; i < 3 * TestingManagement.FAILURES; i++) {
      signIn("alice", RIGHT, "192.0.2.1");
    }
    for (int i = 0; i < TestingManagement.FAILURES; i++) {
      assertFails(ErrorCode.UNAUTHENTICATED, () -> signIn("alice", WRONG, "192.0.2.1"));
    }
  }

  @Test
  public void whatCannotBeCheckedUsesUpNothing() {
    assertFails(
        ErrorCode.OVERLOADED,
        () ->
            guesses.right(
                "192.0.2.1",
                "alice",
                () -> {
                  throw new SeraiException(ErrorCode.OVERLOADED, "Too many.");
                }));
    assertTrue(guesses.right("192.0.2.1", "alice", () -> true));
  }

  @Test
  public void whoIsHeldUpByANameUsesUpNothingOfTheAddress() {
    assertFalse(guesses.right("192.0.2.1", "alice", () -> false));
    assertFails(ErrorCode.TOO_MANY_ATTEMPTS, () -> guesses.right("192.0.2.2", "alice", () -> true));
    assertTrue(guesses.right("192.0.2.2", "bob", () -> true));
  }

  private void signIn(String name, String password, String address) {
    testing.management.signIn(name, password.toCharArray(), address, null);
  }

  private interface Attempt {
    void run(int number);
  }

  private static Collection<ErrorCode> atOnce(Attempt attempt) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<ErrorCode>> calls =
          IntStream.range(0, AT_ONCE)
              .<Callable<ErrorCode>>mapToObj(i -> () -> told(attempt, i))
              .toList();
      List<ErrorCode> all = new ArrayList<>();
      for (Future<ErrorCode> call : threads.invokeAll(calls)) {
        all.add(call.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private static ErrorCode told(Attempt attempt, int number) {
    try {
      attempt.run(number);
      return null;
    } catch (SeraiException e) {
      return e.code();
    }
  }
}
