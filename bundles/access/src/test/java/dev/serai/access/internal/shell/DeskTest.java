package dev.serai.access.internal.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.management.TestingManagement;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.OwnerRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.console.Session;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DeskTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final TestingManagement testing = new TestingManagement();
  private final Desk desk = new Desk(testing.management, TestingManagement.OPERATOR);

  @Before
  public void people() {
    testing.user("alice");
    testing.user("alice2");
    testing.team("blue", "alice");
  }

  @Test
  public void peopleAreFoundByTheWholeName() {
    assertEquals("alice", desk.user("alice").value().name());
    SeraiException error = assertThrows(SeraiException.class, () -> desk.user("alic"));
    assertEquals(ErrorCode.NOT_FOUND, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains("serai:user-list"));
  }

  @Test
  public void ownersAreReadAsTheyAreWritten() throws Exception {
    OwnerRef blue = new OwnerRef(OwnerRef.Kind.TEAM, "blue");
    assertEquals(OwnerRef.ORGANIZATION, Owners.read(desk, "organization"));
    assertEquals(blue, Owners.read(desk, Text.owner(blue)));
    assertEquals(OwnerRef.Kind.USER, Owners.read(desk, "user:alice").kind());
    assertThrows(CommandFailure.class, () -> Owners.read(desk, "alice"));
  }

  @Test
  public void tablesAreOneLineEachAndSteerNoTerminal() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new UserList().grid(desk, "alice2").print(new PrintStream(bytes), false);
    assertEquals(1, bytes.toString().strip().lines().count());
    assertEquals("a [31mb", Text.line("a\u001b[31mb\n"));
    assertEquals("", Text.line(null));
  }

  @Test
  public void aPasswordIsTypedTwiceAlikeAndNeverShown() throws Exception {
    List<Character> masks = new ArrayList<>();
    assertEquals("secret", new String(input(masks, "secret", "secret").newPassword()));
    assertEquals(List.of('\0', '\0'), masks);
    assertThrows(CommandFailure.class, () -> input(masks, "secret", "other").newPassword());
    assertThrows(CommandFailure.class, () -> input(masks).newPassword());
  }

  @Test
  public void anExportIsANewFileForSeraiAlone() throws Exception {
    Path file = folder.getRoot().toPath().resolve("audit.jsonl");
    AuditEvent event =
        new AuditEvent(
            Instant.EPOCH,
            "user:a",
            "user:create",
            null,
            AuditEvent.Outcome.DONE,
            Map.of(Detail.REASON, "a \"reason\"\n"));
    AuditRecord record = AuditRecord.chained(1, event, AuditRecord.FIRST);
    long written =
        AuditFile.write(
            file.toString(),
            out -> {
              JsonLines.to(out).accept(record);
              return 1;
            });
    assertEquals(1, written);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "{\"number\":1,\"at\":\"1970-01-01T00:00:00Z\",\"principal\":\"user:a\",\"action\":"
            + "\"user:create\",\"target\":null,\"outcome\":\"DONE\",\"details\":{\"reason\":"
            + "\"a \\\"reason\\\"\\n\"},\"previous\":\""
            + AuditRecord.FIRST
            + "\",\"hash\":\""
            + record.hash()
            + "\"}\n",
        Files.readString(file));
    assertThrows(CommandFailure.class, () -> AuditFile.write(file.toString(), out -> 0));
  }

  @Test
  public void anExportThatFailsLeavesNoFile() {
    Path file = folder.getRoot().toPath().resolve("audit.jsonl");
    assertThrows(
        IllegalStateException.class,
        () ->
            AuditFile.write(
                file.toString(),
                out -> {
                  throw new IllegalStateException("for the test");
                }));
    assertFalse(Files.exists(file));
  }

  private static HiddenInput input(List<Character> masks, String... lines) {
    Iterator<String> typed = List.of(lines).iterator();
    return new HiddenInput(
        (Session)
            Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> {
                  if (!method.getName().equals("readLine") || !typed.hasNext()) {
                    throw new IOException("nobody is there");
                  }
                  masks.add((Character) arguments[1]);
                  return typed.next();
                }));
  }
}
