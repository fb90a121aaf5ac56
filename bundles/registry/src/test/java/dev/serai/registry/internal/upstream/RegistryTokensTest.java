package dev.serai.registry.internal.upstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RegistryTokensTest {
  private static final String URL = "https://serai.example.com/registry";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aTokenIsForItsAddressAlone() throws IOException {
    RegistryTokens tokens =
        RegistryTokens.parse(
            "https://a.example.com=" + file("of-a") + " " + URL + "/=" + file("secret\n"));
    assertEquals(Optional.of("secret"), tokens.of(RegistryUrl.of(URL)));
    assertEquals(Optional.of("of-a"), tokens.of(RegistryUrl.of("https://a.example.com")));
    for (String other :
        List.of(
            "http://serai.example.com/registry",
            "https://serai.example.com/other",
            "https://serai.example.com.evil.example/registry")) {
      assertEquals(other, Optional.empty(), tokens.of(RegistryUrl.of(other)));
    }
  }

  @Test
  public void aTokenThatIsReplacedCountsWithTheNextQuestion() throws IOException {
    Path file = file("one");
    RegistryTokens tokens = RegistryTokens.parse(URL + "=" + file);
    assertEquals(Optional.of("one"), tokens.of(RegistryUrl.of(URL)));
    Files.writeString(file, "two");
    assertEquals(Optional.of("two"), tokens.of(RegistryUrl.of(URL)));
  }

  @Test
  public void aFileWithoutATokenIsTold() throws IOException {
    for (Path file :
        List.of(
            file(""),
            file("two lines\nof it"),
            file("x".repeat(8_001)),
            file("x".repeat(100_000)),
            folder.getRoot().toPath().resolve("missing"))) {
      SeraiException told =
          assertThrows(
              SeraiException.class,
              () -> RegistryTokens.parse(URL + "=" + file).of(RegistryUrl.of(URL)));
      assertEquals(ErrorCode.FETCH_FAILED, told.code());
      assertTrue(told.getMessage(), told.getMessage().contains("registry-tokens"));
    }
  }

  @Test
  public void whatNamesNoFileIsRefused() {
    for (String entry :
        List.of("=/file", "serai.example.com=/file", URL, URL + "=", URL + "=file", "x=y=/z")) {
      SeraiException told =
          assertThrows(entry, SeraiException.class, () -> RegistryTokens.parse(entry));
      assertEquals(ErrorCode.INVALID_VALUE, told.code());
      assertTrue(told.getMessage(), told.getMessage().contains("\"" + entry + "\""));
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.newFile().toPath(), text);
  }
}
