package dev.serai.core.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.ServerExit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class RecordsTest {
  private static final Map<String, String> SECRET = Map.of("X-Key", "hunter22");

  @Test
  public void valuesOfVariablesAndHeadersNeverShow() {
    CommandTransport http = new CommandTransport.Http("http://localhost:{P}/", "P", SECRET);
    Object[] records = {
      new CommandLaunch(List.of("echo"), SECRET, Optional.empty(), http),
      http,
      new RemoteLaunch(RemoteLaunch.Transport.SSE, "https://mcp.example", SECRET),
      new Endpoint.Http(URI.create("https://mcp.example"), SECRET),
      new Endpoint.HttpSse(URI.create("https://mcp.example"), SECRET)
    };
    for (Object each : records) {
      assertTrue(each.toString(), each.toString().contains("X-Key"));
      assertFalse(each.toString(), each.toString().contains("hunter22"));
    }
  }

  @Test
  public void recordsCopyWhatTheyAreGiven() {
    List<String> argv = new ArrayList<>(List.of("echo"));
    Map<String, String> environment = new HashMap<>(SECRET);
    CommandLaunch launch =
        new CommandLaunch(argv, environment, Optional.empty(), new CommandTransport.Stdio());
    argv.add("more");
    environment.clear();
    assertEquals(List.of("echo"), launch.argv());
    assertEquals(SECRET, launch.environment());
    assertThrows(UnsupportedOperationException.class, () -> launch.environment().clear());
  }

  @Test
  public void commandNeedsAProgram() {
    for (List<String> argv : List.of(List.<String>of(), List.of(" "))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new CommandLaunch(argv, Map.of(), Optional.empty(), new CommandTransport.Stdio()));
    }
  }

  @Test
  public void limitsArePositiveAndIdleTimeMayBeZero() {
    Duration one = Duration.ofSeconds(1);
    assertEquals(Duration.ZERO, options(Duration.ZERO, one, one, one).idleTimeout());
    assertRefused(one.negated(), one, one, one);
    assertRefused(one, Duration.ZERO, one, one);
    assertRefused(one, one, Duration.ZERO, one);
    assertRefused(one, one, one, Duration.ZERO);
  }

  @Test
  public void entriesOfEqualContentAreEqual() {
    assertEquals(entry("Echo"), entry("Echo"));
    assertNotEquals(entry("Echo"), entry("Other"));
  }

  @Test
  public void snapshotFindsEntriesByAlias() {
    RegistrySnapshot snapshot =
        new RegistrySnapshot(1, List.of(entry("Echo")), List.of(), List.of());
    assertEquals(entry("Echo"), snapshot.find("echo").orElseThrow());
    assertTrue(snapshot.find("nobody").isEmpty());
    assertEquals(0, RegistrySnapshot.EMPTY.revision());
  }

  @Test
  public void twoActiveEntriesOfOneAliasAreRefused() {
    List<CatalogEntry> twice = List.of(entry("Echo"), entry("Other"));
    assertThrows(
        IllegalStateException.class, () -> new RegistrySnapshot(1, twice, List.of(), List.of()));
  }

  @Test
  public void instanceNamesItsVariantOnlyIfItHasOne() {
    InstallationId echo = new InstallationId("echo");
    assertEquals("echo#3", new InstanceId(echo, "", 3).toString());
    assertEquals("echo/abc#3", new InstanceId(echo, "abc", 3).toString());
  }

  @Test
  public void exitKeepsItsLines() {
    List<String> lines = new ArrayList<>(List.of("bye"));
    ServerExit exit = new ServerExit(ServerExit.Cause.ENDED, "exit code 1", lines);
    lines.clear();
    assertEquals(List.of("bye"), exit.lastLines());
  }

  private static CatalogEntry entry(String title) {
    return new CatalogEntry(
        new Alias("echo"),
        "dev.example/echo",
        "1.0.0",
        title,
        "",
        new BundleLaunch("echo", 7),
        EntryOptions.DEFAULTS,
        new Origin("bundle", "echo 1.0.0", 0, "1.0.0"));
  }

  private static void assertRefused(
      Duration idle, Duration call, Duration start, Duration firstStart) {
    assertThrows(IllegalArgumentException.class, () -> options(idle, call, start, firstStart));
  }

  private static EntryOptions options(
      Duration idle, Duration call, Duration start, Duration firstStart) {
    return new EntryOptions(
        EntryOptions.Start.ON_DEMAND, EntryOptions.Isolation.SHARED, idle, call, start, firstStart);
  }
}
