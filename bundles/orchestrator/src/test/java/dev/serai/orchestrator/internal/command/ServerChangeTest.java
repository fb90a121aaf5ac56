package dev.serai.orchestrator.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.orchestration.ServerState;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Origin;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.InstallationId;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.shell.api.action.lifecycle.Manager;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The commands that change a server, in a real shell session. */
public class ServerChangeTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TestingOrchestrator orchestrator = new TestingOrchestrator(List.of(echo()));
  private final ThreadIOImpl threads = new ThreadIOImpl();
  private SessionFactoryImpl shell;
  private Session session;

  @Before
  public void start() {
    threads.start();
    shell = new SessionFactoryImpl(threads);
    shell.getRegistry().register(orchestrator);
    Manager manager = new ManagerImpl(shell.getRegistry(), shell.getRegistry());
    List.of(ServerCompleter.class, ServerStart.class, ServerStop.class, ServerRestart.class)
        .forEach(manager::register);
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    session = shell.create(InputStream.nullInputStream(), out, out);
  }

  @After
  public void stop() {
    session.close();
    shell.stop();
    threads.stop();
  }

  @Test
  public void eachCommandDoesItsThingToTheNamedServer() throws Exception {
    session.execute("serai:server-start echo");
    session.execute("serai:server-stop echo");
    session.execute("serai:server-restart echo");
    assertEquals(List.of("start echo", "stop echo", "restart echo"), orchestrator.done());
    assertEquals("Server echo: RUNNING\n".repeat(3), bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  public void theServerHasToBeNamed() {
    Exception refused =
        assertThrows(Exception.class, () -> session.execute("serai:server-restart"));
    assertTrue(refused.toString(), refused.getMessage().contains("server is required"));
    assertEquals(List.of(), orchestrator.done());
  }

  private static ServerStatus echo() {
    CatalogEntry entry =
        new CatalogEntry(
            new Alias("echo"),
            "dev.example/echo",
            "1.0.0",
            "Echo",
            "",
            new RemoteLaunch(RemoteLaunch.Transport.SSE, "https://mcp.example", Map.of()),
            EntryOptions.DEFAULTS,
            new Origin("folder", "echo.json", 0, ""));
    return new ServerStatus(
        new InstallationId("echo"),
        entry,
        ServerState.RUNNING,
        "remote",
        "",
        Instant.EPOCH,
        0,
        List.of());
  }
}
