package dev.serai.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** What the distribution lets in, and how it publishes its addresses. */
public class DistributionTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final RemoteServer REMOTE = new RemoteServer();
  private static final RemoteServer MODERN = new RemoteServer("modern", true);
  private static final Distribution SERAI =
      new Distribution()
          .with("counter", Documents.counter())
          .with("remote", REMOTE.document())
          .with("modern", MODERN.document());

  @ClassRule
  public static final TestRule PARTS = RuleChain.outerRule(REMOTE).around(MODERN).around(SERAI);

  @Rule public final Traffic traffic = new Traffic(SERAI);

  @Test
  public void listensForHttpAndTheConsoleOnLoopbackAndForNothingElse() throws Exception {
    assumeTrue("/proc is missing: this is no Linux", Files.isDirectory(Path.of("/proc/self/fd")));
    Set<String> expected =
        Set.of("loopback:" + SERAI.httpPort(), "loopback:" + SERAI.consolePort());
    assertEquals(expected, ListeningPorts.of(SERAI.pid()));
  }

  @Test
  public void consoleOpensForNoPassword() throws Exception {
    for (String user : new String[] {"karaf", "serai", "admin"}) {
      assertFalse(user, Console.opens(SERAI.consolePort(), user, user));
    }
  }

  @Test
  public void publicationsAreSwitchedWhileClientsCallAndAnswerAlike() throws Exception {
    Map<String, String> expected = RawAnswers.of(SERAI.endpoint());
    SERAI.console().run("feature:install serai-edge-jaxrs");
    Eventually.get(LIMIT, traffic::greeting, "Hello, Ada!"::equals);
    traffic.flow();
    publish("jaxrs");
    traffic.awaitCalls(20);
    assertEquals(200, ApiClient.at(SERAI.httpPort()).get("/openapi.json").statusCode());
    assertEquals(lines(expected), lines(RawAnswers.of(SERAI.endpoint())));
    publish("whiteboard");
    traffic.end();
    traffic.counter().neverFailed();
    traffic.remote().neverFailed();
    traffic.hello().neverFailed();
    assertEquals(lines(expected), lines(RawAnswers.of(SERAI.endpoint())));
  }

  /**
   * The sweep of waiting calls and the two looks are all that may be counted meanwhile. The audit
   * of calls, which is written behind them, is left out.
   */
  @Test
  public void toolCallsRunNoSqlStatement() throws Exception {
    run("config:property-set --pid dev.serai.access.audit calls off");
    logged("The audit log is open; of calls it notes: off");
    traffic.flowOfBothEras();
    traffic.awaitCalls(200);
    long before = statements();
    traffic.awaitCalls(200);
    long meanwhile = statements() - before;
    traffic.end();
    traffic.neverFailed();
    run("config:delete dev.serai.access.audit");
    assertTrue(meanwhile + " statements", meanwhile < 10);
  }

  @Test
  public void theConsoleBacksUpRestoresAndRotates() throws Exception {
    Path file = SERAI.home().resolve("data/backup.json.gz");
    assertTrue(run("serai:store-backup " + file).contains("The backup is in"));
    assertTrue(refused("serai:store-backup " + file).contains("--force"));
    assertTrue(run("serai:store-restore --yes " + file).contains("holds the backup"));
    assertTrue(refused("serai:store-restore --yes /nowhere").contains("BACKUP_UNREADABLE"));
    assertTrue(run("serai:key-rotate").contains("sealed with the new key"));
    assertTrue(run("serai:health").contains("store"));
    assertEquals("Hello, Ada!", traffic.greeting());
  }

  private static String run(String command) {
    return SERAI.console().run(command);
  }

  private static String refused(String command) {
    return assertThrows(AssertionError.class, () -> run(command)).getMessage();
  }

  private static long statements() {
    String info = SERAI.console().run("serai:store-info");
    Matcher line = Pattern.compile("statements +([\\d,.]+) ").matcher(info);
    assertTrue(info, line.find());
    return Long.parseLong(line.group(1).replaceAll("[,.]", ""));
  }

  private static void publish(String how) throws Exception {
    SERAI.console().run("config:property-set -p dev.serai.edge publish " + how);
    logged("publish=" + how);
  }

  private static void logged(String line) throws Exception {
    Path log = SERAI.home().resolve("data/log/karaf.log");
    Eventually.get(LIMIT, () -> Files.readString(log), text -> text.contains(line));
  }

  private static String lines(Map<String, String> answers) {
    StringBuilder text = new StringBuilder();
    answers.forEach((name, answer) -> text.append(name).append(": ").append(answer).append('\n'));
    return text.toString();
  }
}
