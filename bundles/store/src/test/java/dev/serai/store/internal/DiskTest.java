package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.SessionRecord;
import dev.serai.store.internal.sql.JdbcSessionStore;
import dev.serai.store.internal.sql.OpenDatabase;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Disks that are full or read only, under a process that keeps writing. */
public class DiskTest {
  private static final String[] WITHOUT_RIGHTS_OF_ROOT = {
    "setpriv", "--bounding-set=-all", "--inh-caps=-all"
  };

  private static final String READ_ONLY = "refused STORE_UNAVAILABLE: The database is read only.";

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private Path folder;
  private Process writer;

  @Before
  public void create() {
    folder = temporary.getRoot().toPath();
  }

  @After
  public void end() throws Exception {
    writer.destroyForcibly().waitFor();
    permit("rwx------", file().getParent());
  }

  /** The limit on a file's size stands for the end of the disk: writes fail in the middle. */
  @Test
  public void aFullDiskLosesNothingAndTheStoreGoesOnWhenThereIsRoom() throws Exception {
    start("a", "bash", "-c", "ulimit -S -f 3000; exec \"$0\" \"$@\"");
    Eventually.holds("writes are refused", () -> count("refused") > 3);
    assertTrue(lines.toString(), lines.stream().noneMatch(line -> line.contains("DAMAGED")));
    long before = count("kept");
    assertTrue(before > 10);
    run("prlimit", "--pid", Long.toString(writer.pid()), "--fsize=unlimited");
    Eventually.holds("writes are kept again", () -> count("kept") > before + 20);
    writer.destroyForcibly().waitFor();
    assertAllKept();
  }

  @Test
  public void aReadOnlyFileIsSaidAndUsedWhenItIsWritableAgain() throws Exception {
    start("a");
    Eventually.holds("it writes", () -> count("kept") > 10);
    writer.destroyForcibly().waitFor();
    permit("r--------", file());
    start("b", asOrdinaryUser());
    Eventually.holds("it is said", () -> count(READ_ONLY) > 3);
    permit("rw-------", file());
    Eventually.holds("writes are kept again", () -> count("kept b") > 20);
    writer.destroyForcibly().waitFor();
    assertAllKept();
  }

  @Test
  public void aReadOnlyFolderIsWaitedForAtTheFirstStart() throws Exception {
    Files.createDirectories(file().getParent());
    permit("r-x------", file().getParent());
    start("a", asOrdinaryUser());
    Eventually.holds("writes are refused", () -> count("refused STORE_UNAVAILABLE") > 3);
    permit("rwx------", file().getParent());
    Eventually.holds("writes are kept", () -> count("kept") > 20);
    writer.destroyForcibly().waitFor();
    assertAllKept();
  }

  private void start(String name, String... before) throws Exception {
    writer = DiskWriter.start(folder, name, before);
    BufferedReader output = writer.inputReader();
    Thread reader = new Thread(() -> output.lines().forEach(lines::add));
    reader.setDaemon(true);
    reader.start();
  }

  private long count(String begin) {
    return lines.stream().filter(line -> line.startsWith(begin)).count();
  }

  private void assertAllKept() {
    try (HikariDataSource pool = new TestingH2().create(folder)) {
      OpenDatabase database =
          OpenDatabase.open(pool, DiskWriter.key(folder), Duration.ofSeconds(10), changes -> {});
      Set<SessionRecord> there = Set.copyOf(new JdbcSessionStore(database).load());
      List<String> lost =
          lines.stream()
              .filter(line -> line.startsWith("kept "))
              .map(line -> line.substring("kept ".length()))
              .filter(owner -> !there.contains(DiskWriter.record(owner)))
              .collect(Collectors.toList());
      assertEquals(List.of(), lost);
    }
  }

  private Path file() {
    return folder.resolve("serai/store/serai.mv.db");
  }

  private static void permit(String permissions, Path path) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String[] asOrdinaryUser() throws Exception {
    boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    assumeTrue(
        "left out: root without setpriv may write everywhere",
        !root || Files.exists(Path.of("/usr/bin/setpriv")));
    return root ? WITHOUT_RIGHTS_OF_ROOT : new String[0];
  }

  private static void run(String... command) throws Exception {
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}
