package dev.serai.core.error;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.Test;

public class SeraiExceptionTest {
  @Test
  public void isFoundInAChainOfCauses() {
    SeraiException error = new SeraiException(ErrorCode.OVERLOADED, "Full.");
    assertSame(error, SeraiException.of(new CompletionException(new RuntimeException(error))));
  }

  @Test
  public void anythingElseIsInternalAndKeepsItsMessageToItself() {
    RuntimeException cause = new RuntimeException("password is hunter22");
    SeraiException error = SeraiException.of(cause);
    assertEquals(ErrorCode.INTERNAL, error.code());
    assertSame(cause, error.getCause());
    assertFalse(error.getMessage().contains("hunter22"));
  }

  @Test
  public void tellsInWholeSecondsHowLongToWait() {
    assertEquals(Optional.of(Duration.ofSeconds(20)), passing(Duration.ofSeconds(20)));
    assertEquals(Optional.of(Duration.ofSeconds(21)), passing(Duration.ofMillis(20_001)));
    assertEquals(Optional.of(Duration.ofSeconds(1)), passing(Duration.ofNanos(1)));
    assertThrows(IllegalArgumentException.class, () -> passing(Duration.ZERO));
  }

  @Test
  public void whatMayBeRetriedIsOverInASecondAndNothingElseIs() {
    for (ErrorCode code : ErrorCode.values()) {
      assertEquals(
          code.name(),
          code.retryable() ? Optional.of(Duration.ofSeconds(1)) : Optional.empty(),
          new SeraiException(code, "For the test.").retryAfter());
    }
  }

  private static Optional<Duration> passing(Duration wait) {
    return SeraiException.passing(ErrorCode.TOO_MANY_ATTEMPTS, "Too many.", wait).retryAfter();
  }

  @Test
  public void everyCodeHasAdviceAndAStatus() {
    for (ErrorCode code : ErrorCode.values()) {
      assertTrue(code.name(), code.advice().endsWith("."));
      assertTrue(code.name(), code.advice().matches("[ -~&&[^\"\\\\]]+"));
      assertTrue(code.name(), code.httpStatus() >= 200 && code.httpStatus() < 600);
      assertTrue(code.name(), code.jsonRpcCode() < 0);
    }
  }

  @Test
  public void theDataOfAnErrorNameTheCodeTheAdviceAndWhetherToRetry() {
    assertEquals(
        "{\"code\":\"SERVICE_REPLACED\",\"advice\":\"Send the request again.\",\"retryable\":true}",
        ErrorCode.SERVICE_REPLACED.data());
    assertTrue(ErrorCode.NOT_LOOPBACK.data().endsWith(",\"retryable\":false}"));
  }

  @Test
  public void onlyWhatIsAwayForTheMomentIsRetryable() {
    assertTrue(ErrorCode.SERVICE_REPLACED.retryable());
    assertFalse(ErrorCode.CALL_INTERRUPTED.retryable());
    assertFalse(ErrorCode.CRASH_LOOP.retryable());
  }
}
