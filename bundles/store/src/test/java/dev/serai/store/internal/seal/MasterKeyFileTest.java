package dev.serai.store.internal.seal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class MasterKeyFileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theFirstStartMakesAFileForItsUserAlone() throws IOException {
    MasterKeyFile key = own();
    String check = key.make().check();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key.file())));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(key.file().getParent())));
    assertTrue(key.find().orElseThrow().made(check));
    try (var files = Files.list(key.file().getParent())) {
      assertEquals("nothing is left beside it", 1, files.count());
    }
  }

  @Test
  public void aKeyThatIsThereIsNeverReplaced() {
    MasterKeyFile key = own();
    String check = key.make().check();
    assertTrue(key.make().made(check));
  }

  @Test
  public void aFileOfTheOperatorIsReadAndNeverMade() throws IOException {
    Path file = folder.getRoot().toPath().resolve("mounted");
    MasterKeyFile key = new MasterKeyFile(file, false);
    assertEquals(Optional.empty(), key.find());
    assertEquals(ErrorCode.STORE_KEY, assertThrows(SeraiException.class, key::make).code());
    assertFalse(Files.exists(file));
    Files.writeString(file, MasterKey.random().secretText() + "\n");
    assertTrue(key.find().isPresent());
  }

  @Test
  public void whatIsNoKeyIsNamedAndNotQuoted() throws IOException {
    Path file = folder.newFile().toPath();
    for (String text : new String[] {"", "hunter2", "aHVudGVyMg==", "\u0000"}) {
      Files.writeString(file, text);
      SeraiException error =
          assertThrows(SeraiException.class, () -> new MasterKeyFile(file, false).find());
      assertEquals(ErrorCode.STORE_KEY, error.code());
      assertFalse(error.getMessage(), error.getMessage().contains("hunter"));
      assertTrue(error.getMessage(), error.getMessage().contains("master-key-file"));
    }
  }

  @Test
  public void aGivenKeyThatIsNoneIsNamedAndNotQuoted() {
    GivenMasterKey given = new GivenMasterKey("SERAI_MASTER_KEY", "hunter2");
    SeraiException error = assertThrows(SeraiException.class, given::find);
    assertEquals(ErrorCode.STORE_KEY, error.code());
    assertTrue(error.getMessage().startsWith("SERAI_MASTER_KEY "));
    assertFalse((error.getMessage() + given).contains("hunter"));
  }

  private MasterKeyFile own() {
    return new MasterKeyFile(folder.getRoot().toPath().resolve("serai/store/master.key"), true);
  }
}
