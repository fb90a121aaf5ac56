package dev.serai.admin.internal.resource;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.Test;

public class VersionsTest {
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  public void aChangeOfWhateverThereIsIsDoneAgainAfterAnotherOne() {
    assertEquals("done", Versions.change(" * ", overtaken(19)));
    assertEquals(20, tries.get());
  }

  @Test
  public void itIsNotDoneForEver() {
    assertFails(ErrorCode.OVERLOADED, "*", overtaken(Integer.MAX_VALUE));
    assertEquals(20, tries.get());
  }

  @Test
  public void aChangeOfOneVersionIsTriedOnce() {
    assertFails(ErrorCode.CHANGED_MEANWHILE, "\"1\"", overtaken(1));
    assertFails(ErrorCode.CHANGED_MEANWHILE, null, overtaken(1_000));
    assertEquals(2, tries.get());
  }

  @Test
  public void whatIsRefusedForAnotherReasonIsTriedOnce() {
    assertFails(
        ErrorCode.FORBIDDEN,
        "*",
        () -> {
          tries.incrementAndGet();
          throw new SeraiException(ErrorCode.FORBIDDEN, "No.");
        });
    assertEquals(1, tries.get());
  }

  private Supplier<String> overtaken(int times) {
    return () -> {
      if (tries.incrementAndGet() <= times) {
        throw new SeraiException(ErrorCode.CHANGED_MEANWHILE, "Somebody was faster.");
      }
      return "done";
    };
  }

  private static void assertFails(ErrorCode code, String ifMatch, Supplier<String> work) {
    SeraiException error = assertThrows(SeraiException.class, () -> Versions.change(ifMatch, work));
    assertEquals(code, error.code());
  }
}
