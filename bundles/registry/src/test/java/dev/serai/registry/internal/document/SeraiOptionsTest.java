package dev.serai.registry.internal.document;

import static dev.serai.registry.internal.document.TestingDocuments.json;
import static dev.serai.registry.internal.document.TestingDocuments.parse;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.EntryOptions.Exposure;
import dev.serai.core.registry.EntryOptions.Isolation;
import dev.serai.core.registry.EntryOptions.Start;
import dev.serai.core.registry.EntryOptions.ToolChanges;
import dev.serai.core.store.OwnerRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class SeraiOptionsTest {
  private final Findings findings = new Findings("test.json");

  @Test
  public void optionsThatAreNotGivenHaveDefaults() {
    SeraiOptions options = read("");
    assertEquals(EntryOptions.DEFAULTS, options.treatment());
    assertTrue(options.alias().isEmpty() && options.command().isEmpty());
    assertSound();
  }

  @Test
  public void whereItRunsIsReadAndLookedAt() {
    assertEquals(Optional.of("remote"), read("'runtime':'remote'").runtime());
    read("'image':'ghcr.io/example/server:1.0.0','resources':{'cpu':'500m','memory':'512Mi'}");
    read("'image':'server','resources':{'cpu':'0.5'}");
    read("'image':'localhost:5000/a/b@sha256:" + "a".repeat(64) + "'");
    assertSound();
  }

  @Test
  public void whereNothingRunsIsRefused() {
    for (String bad :
        List.of(
            "'runtime':'docker'",
            "'runtime':1",
            "'image':''",
            "'image':'a b'",
            "'image':'-x'",
            "'resources':'2'",
            "'resources':{'gpu':'1'}",
            "'resources':{'cpu':'0'}",
            "'resources':{'cpu':2}",
            "'resources':{'memory':'512MB'}")) {
      Findings found = new Findings("test.json");
      SeraiOptions.read(Place.root(parse(json("{" + bad + "}")), found));
      assertEquals(bad, 1, found.problems().size());
    }
  }

  @Test
  public void treatmentIsRead() {
    EntryOptions treatment =
        read("'start':'boot','isolation':'session','idleTimeout':'1h30m','callTimeout':'PT45S',"
                + "'startTimeout':'500ms','firstStartTimeout':'10m'")
            .treatment();
    assertSound();
    assertEquals(
        new EntryOptions(
            Start.AT_BOOT,
            Isolation.SESSION,
            Duration.ofMinutes(90),
            Duration.ofSeconds(45),
            Duration.ofMillis(500),
            Duration.ofMinutes(10)),
        treatment);
  }

  @Test
  public void whatBecomesOfChangedToolsMayBeSaid() {
    assertEquals(ToolChanges.HIDE, read("'toolChanges':'hide'").treatment().toolChanges());
    assertEquals(null, read("").treatment().toolChanges());
    assertSound();
  }

  @Test
  public void howToolsAreShownMayBeSaid() {
    assertEquals(Exposure.SEARCH, read("'exposure':'search'").treatment().exposure());
    assertEquals(Exposure.FULL, read("").treatment().exposure());
    assertSound();
  }

  @Test
  public void idleMayBeNever() {
    for (String never : List.of("'never'", "'0'", "0", "'PT0S'")) {
      Duration idle = read("'idleTimeout':" + never).treatment().idleTimeout();
      assertEquals(never, Duration.ZERO, idle);
    }
    assertSound();
  }

  @Test
  public void aServerThatStartsAtBootStaysUpUnlessItsDocumentSaysOtherwise() {
    assertEquals(Duration.ZERO, read("'start':'boot'").treatment().idleTimeout());
    assertEquals(
        Duration.ofMinutes(10),
        read("'start':'boot','idleTimeout':'10m'").treatment().idleTimeout());
    assertSound();
  }

  @Test
  public void serversOfSingleSessionsSleepAlsoWhereOneStartsAtBoot() {
    assertEquals(
        EntryOptions.DEFAULTS.idleTimeout(),
        read("'start':'boot','isolation':'session'").treatment().idleTimeout());
    assertSound();
  }

  @Test
  public void badTimesAreRefused() {
    assertFault("'callTimeout':'0'", "callTimeout", "longer than zero");
    assertFault("'callTimeout':'never'", "callTimeout", "Must be a time");
    assertFault("'callTimeout':30", "callTimeout", "put quotes");
    assertFault("'callTimeout':'-PT1S'", "callTimeout", "Must be a time");
    assertFault("'callTimeout':'366d'", "callTimeout", "at most 365 days");
    assertFault("'idleTimeout':'soon'", "idleTimeout", "Must be a time");
    assertFault("'idleTimeout':'PT99999999999999999H'", "idleTimeout", "Must be a time");
  }

  @Test
  public void wordsOutsideTheChoicesAreRefused() {
    assertFault("'start':'always'", "start", "on-demand or boot");
    assertFault("'isolation':'user'", "isolation", "shared or session");
    assertFault("'toolChanges':'take'", "toolChanges", "adopt, hold or hide");
  }

  @Test
  public void unknownKeysAreRefused() {
    assertFault(
        "'comand':'x'",
        "comand",
        "Is no Serai option: use one of alias, args, audience, callTimeout");
  }

  @Test
  public void anAudienceNamesOwners() {
    assertEquals(Optional.empty(), read("").audience());
    assertEquals(
        Optional.of(
            Set.of(
                OwnerRef.ORGANIZATION,
                new OwnerRef(OwnerRef.Kind.TEAM, "blue"),
                new OwnerRef(OwnerRef.Kind.USER, "a:b"))),
        read("'audience':['organization','team:blue','user:a:b']").audience());
    assertSound();
    assertFault("'audience':['blue']", "audience/0", "team: with a team's id");
    assertFault("'audience':['team:']", "audience/0", "team: with a team's id");
    assertFault("'audience':['organization:x']", "audience/0", "Must be organization");
    assertFault("'audience':'organization'", "audience", "Must be an array");
  }

  @Test
  public void anAliasHasItsForm() {
    assertEquals("my-time", read("'alias':'my-time'").alias().orElseThrow().value());
    assertFault("'alias':'My_Time'", "alias", "1 to 24 lower-case");
  }

  @Test
  public void aCommandIsAProgramWithoutArguments() {
    assertEquals("/opt/my tools/x", read("'command':'/opt/my tools/x'").command().orElseThrow());
    assertSound();
    assertFault("'command':'npx -y foo'", "command", "put those into \"args\"");
    assertFault("'command':''", "command", "1 to 4096");
    assertFault("'args':'a b'", "args", "Must be an array");
    assertFault("'args':[1]", "args/0", "put quotes");
    assertFault("'args':['a\\u0000b']", "args/0", "NUL");
  }

  @Test
  public void aWorkingDirectoryIsAbsolute() {
    assertEquals("${env:HOME}/x", read("'cwd':'${env:HOME}/x'").cwd().orElseThrow());
    assertFault("'cwd':'x/y'", "cwd", "absolute");
    assertFault("'cwd':'~/y'", "cwd", "absolute");
  }

  @Test
  public void referencesStayUnresolved() {
    SeraiOptions options = read("'env':{'A':'${env:TOKEN}'},'headers':{'X-Key':'k ${env:TOKEN}'}");
    assertSound();
    assertEquals(Map.of("A", "${env:TOKEN}"), options.env());
    assertEquals(Map.of("X-Key", "k ${env:TOKEN}"), options.headers());
  }

  @Test
  public void referencesOfOtherFormsAreRefused() {
    assertFault("'env':{'A':'${TOKEN}'}", "env/A", "write ${env:NAME}");
    assertFault("'env':{'A':'${input:t}'}", "env/A", "write ${env:NAME}");
    assertFault("'env':{'A':'${env:T-x}'}", "env/A", "write ${env:NAME}");
    assertFault("'headers':{'A':'${env:}'}", "headers/A", "write ${env:NAME}");
  }

  @Test
  public void namesAndLinesOfMapsAreChecked() {
    assertFault("'env':{'A B':'x'}", "env/A B", "no valid name");
    assertFault("'headers':{'A:':'x'}", "headers/A:", "no valid name");
    assertFault("'headers':{'A':'x\\ny'}", "headers/A", "one line");
  }

  @Test
  public void theHttpTransportNamesItsPort() {
    String http = "'type':'streamable-http','url':'http://127.0.0.1:{PORT}/mcp'";
    assertEquals(
        new CommandTransport.Http("http://127.0.0.1:{PORT}/mcp", "PORT", Map.of()),
        read("'transport':{" + http + ",'portVariable':'PORT'}").transport().orElseThrow());
    assertSound();
    assertFault("'transport':{" + http + "}", "transport/portVariable", "Is required");
    assertFault("'transport':{" + http + ",'portVariable':'P'}", "transport/url", "{PORT}");
    assertFault("'transport':{" + http + ",'port':1}", "transport/port", "Is unknown here");
    assertFault("'transport':'http'", "transport", "Must be \"stdio\" or");
    assertFault(
        "'transport':{'type':'streamable-http','url':'http://10.0.0.1:{P}/','portVariable':'P'}",
        "transport/url",
        "http://127.0.0.1");
  }

  @Test
  public void aSelectorIsAPositionOrAType() {
    assertTrue(read("'package':1").pick().orElseThrow().picks(1, "npm"));
    assertTrue(read("'package':'npm'").pick().orElseThrow().picks(3, "npm"));
    assertTrue(read("'remote':true").remote().orElseThrow().picks(3, "sse"));
    assertTrue(read("'remote':false").remote().isEmpty());
    assertSound();
    assertFault("'package':-1", "package", "position");
  }

  private SeraiOptions read(String members) {
    return SeraiOptions.read(Place.root(parse(json("{" + members + "}")), findings));
  }

  private void assertSound() {
    assertTrue(findings.problems().toString(), findings.isEmpty());
  }

  private void assertFault(String members, String pointer, String reason) {
    Findings own = new Findings("test.json");
    SeraiOptions.read(Place.root(parse(json("{" + members + "}")), own));
    assertTrue(
        own.problems().toString(),
        own.problems().stream()
            .anyMatch(p -> p.pointer().equals("/" + pointer) && p.reason().contains(reason)));
  }
}
