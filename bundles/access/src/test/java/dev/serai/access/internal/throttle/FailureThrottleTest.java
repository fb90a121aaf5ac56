package dev.serai.access.internal.throttle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.TestingClock;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class FailureThrottleTest {
  private final TestingClock clock = new TestingClock();
  private final FailureThrottle throttle = new FailureThrottle(3, clock);

  private void fail(String key, int times) {
    for (int i = 0; i < times; i++) {
      throttle.require(key);
      throttle.failed(key);
    }
  }

  @Test
  public void soManyFailuresAreFree() {
    fail("192.0.2.1", 3);

    SeraiException error = assertThrows(SeraiException.class, () -> throttle.require("192.0.2.1"));

    assertEquals(ErrorCode.TOO_MANY_ATTEMPTS, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains("20 s"));
    assertEquals(Duration.ofSeconds(20), error.retryAfter().orElseThrow());
    assertEquals(Duration.ofSeconds(20), throttle.left("192.0.2.1"));
    assertEquals(Duration.ZERO, throttle.left("192.0.2.2"));
  }

  @Test
  public void anAttemptCountsFromItsBeginningUntilItIsGivenBack() {
    for (int i = 0; i < 3; i++) {
      throttle.take("192.0.2.1");
    }
    assertThrows(SeraiException.class, () -> throttle.take("192.0.2.1"));
    assertEquals("nothing more is taken", Duration.ofSeconds(20), throttle.left("192.0.2.1"));

    throttle.giveBack("192.0.2.1");
    assertEquals(Duration.ZERO, throttle.left("192.0.2.1"));
    throttle.take("192.0.2.1");
    assertEquals(Duration.ofSeconds(20), throttle.left("192.0.2.1"));
  }

  @Test
  public void whatIsGivenBackMakesNoMoreThanThereWere() {
    throttle.take("192.0.2.1");
    clock.move(Duration.ofHours(1));
    throttle.giveBack("192.0.2.1");
    throttle.giveBack("192.0.2.2");

    for (String key : List.of("192.0.2.1", "192.0.2.2")) {
      fail(key, 3);
      assertEquals(Duration.ofSeconds(20), throttle.left(key));
    }
  }

  @Test
  public void theyComeBackOneAfterTheOther() {
    fail("192.0.2.1", 3);

    clock.move(Duration.ofSeconds(19));
    assertEquals(Duration.ofSeconds(1), throttle.left("192.0.2.1"));
    clock.move(Duration.ofSeconds(1));
    fail("192.0.2.1", 1);
    assertEquals(Duration.ofSeconds(20), throttle.left("192.0.2.1"));
    clock.move(Duration.ofHours(1));
    fail("192.0.2.1", 3);
    assertEquals(Duration.ofSeconds(20), throttle.left("192.0.2.1"));
  }

  @Test
  public void aClockThatIsSetBackLocksNobodyOutForLonger() {
    fail("192.0.2.1", 3);
    clock.move(Duration.ofHours(-1));

    assertEquals(Duration.ofSeconds(20), throttle.left("192.0.2.1"));
  }

  @Test
  public void manyAddressesDoNotFillTheMemory() {
    fail("first", 3);
    for (int i = 0; i < 20_000; i++) {
      throttle.failed("other " + i);
    }

    assertEquals("the oldest was forgotten", Duration.ZERO, throttle.left("first"));
  }

  @Test
  public void aNetworkOfIpv6IsOneCaller() {
    fail("2001:db8:1:2:3:4:5:6", 1);
    fail("2001:0db8:0001:0002::9", 1);
    fail("[2001:db8:1:2::]", 1);

    assertEquals(Duration.ofSeconds(20), throttle.left("2001:db8:1:2:ffff::1"));
    assertEquals(Duration.ZERO, throttle.left("2001:db8:1:3::1"));
  }

  @Test
  public void whateverAnAddressReadsLikeItIsCounted() {
    for (String odd :
        List.of("::1", "fe80::1%eth0", "::ffff:192.0.2.1", "a:b", "", "x".repeat(1 << 20))) {
      fail(odd, 3);
      assertEquals(odd, Duration.ofSeconds(20), throttle.left(odd));
    }
  }

  @Test
  public void aThrottleLeavesAtLeastOneFailureAMinute() {
    assertThrows(IllegalArgumentException.class, () -> new FailureThrottle(0, clock));
  }
}
