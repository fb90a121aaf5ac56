package dev.serai.core.error;

import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class ErrorPageTest {
  @Test
  public void theErrorPageHasEveryCodeAsItIs() throws Exception {
    String page = Files.readString(Path.of("../../docs/errors.md"));
    for (ErrorCode code : ErrorCode.values()) {
      String row =
          String.format(
              "| `%s` | %s | %d | %d | %s |",
              code, code.category(), code.jsonRpcCode(), code.httpStatus(), code.advice());
      assertTrue("docs/errors.md needs the line " + row, page.contains(row));
    }
  }
}
