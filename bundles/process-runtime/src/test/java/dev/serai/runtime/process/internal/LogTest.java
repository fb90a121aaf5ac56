package dev.serai.runtime.process.internal;

import static dev.serai.runtime.process.internal.TestingProcessRuntime.exit;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

public class LogTest {
  private static final InstallationId ROOM = new InstallationId("room");

  @Rule
  public final TestingProcessRuntime home =
      new TestingProcessRuntime().with("log-file-bytes", 2_000L).with("log-lines", 50);

  @Test
  public void whoNeverRanHasAnEmptyLog() {
    assertSame(ServerLog.EMPTY, home.runtime().log(new InstallationId("never")));
  }

  @Test
  public void theTailIsTheNewestLines() throws Exception {
    exit(home.script("for i in 1 2 3; do echo line $i >&2; done"));
    List<String> tail = home.runtime().log(ROOM).tail(3);
    assertEquals(List.of("line 2", "line 3"), texts(tail.subList(0, 2)));
    assertTrue(tail.get(2), tail.get(2).endsWith("[serai] room#1 ended: exit code 0"));
  }

  @Test
  public void eachLineHasItsTimeAndItsProcess() throws Exception {
    exit(home.script("echo hello >&2"));
    String line = home.runtime().log(ROOM).tail(2).get(0);
    assertTrue(line, line.matches("20\\d\\d-\\S+Z \\d+ hello"));
  }

  @Test
  public void aFollowerHearsNewLinesUntilItCloses() throws Exception {
    exit(home.script("echo before >&2"));
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    AutoCloseable following = home.runtime().log(ROOM).follow(heard::add);
    exit(home.script("echo while >&2"));
    following.close();
    exit(home.script("echo after >&2"));
    assertEquals(List.of("while"), texts(heard).stream().filter(l -> l.matches("\\w+")).toList());
  }

  @Test
  public void aFollowerThatFailsHarmsNobody() throws Exception {
    exit(home.script("echo before >&2"));
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    ServerLog log = home.runtime().log(ROOM);
    try (AutoCloseable failing = log.follow(LogTest::fail);
        AutoCloseable following = log.follow(heard::add)) {
      exit(home.script("echo while >&2"));
      assertTrue(texts(heard).contains("while"));
      assertTrue(failing != following);
    }
  }

  @Test
  public void theFileIsRotatedAndItsNumberBounded() throws Exception {
    exit(home.script("i=0; while [ $i -lt 300 ]; do echo line $i >&2; i=$((i+1)); done"));
    List<String> names;
    try (Stream<Path> files = Files.list(home.folders().logs())) {
      names = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertEquals(List.of("room.log", "room.log.1", "room.log.2"), names);
    for (String name : names) {
      assertTrue(Files.size(home.folders().logs().resolve(name)) <= 2_000);
    }
    assertEquals(50, home.runtime().log(ROOM).tail(1_000).size());
  }

  @Test
  public void theLogIsKeptAcrossStartsOfSerai() throws Exception {
    exit(home.script("echo 'from before' >&2"));
    home.startAgain();
    assertTrue(texts(home.runtime().log(ROOM).tail(10)).contains("from before"));
  }

  @Test
  public void aLineWithoutEndIsKeptInPieces() throws Exception {
    exit(home.script("head -c 100000 /dev/zero | tr '\\0' x >&2; echo >&2; echo next >&2"));
    List<String> tail = home.runtime().log(ROOM).tail(50);
    assertTrue(texts(tail).contains("next"));
    assertTrue(tail.stream().allMatch(line -> line.length() < 20_000));
  }

  @Test
  public void aLogThatCannotBeWrittenIsKeptInMemory() throws Exception {
    Files.createDirectories(home.folders().logs().getParent());
    Files.writeString(home.folders().logs(), "a file in the place of the folder");
    exit(home.script("echo hello >&2"));
    assertTrue(texts(home.runtime().log(ROOM).tail(10)).contains("hello"));
  }

  @Test
  public void linesHoldNothingThatMovesATerminal() {
    byte[] line =
        "\u001B[31mred\u001B[0m\u0007\ttab \u001B]0;title".getBytes(StandardCharsets.UTF_8);
    assertEquals("red\ttab ]0;title", LogText.of(line));
  }

  @Test
  public void faultyUtf8IsShownAsFaulty() {
    assertEquals("a\uFFFDb", LogText.of(new byte[] {'a', (byte) 0xFF, 'b'}));
  }

  @Test
  public void namesOfFilesAreSafeAndUnique() {
    assertEquals("room-1", FileNames.of("room-1"));
    assertEquals("%2e%2e%2froom", FileNames.of("../room"));
  }

  private static void fail(String line) {
    throw new IllegalStateException("on purpose");
  }

  /** The lines without time and process. */
  private static List<String> texts(List<String> lines) {
    return lines.stream().map(line -> line.split(" ", 3)[2]).toList();
  }
}
