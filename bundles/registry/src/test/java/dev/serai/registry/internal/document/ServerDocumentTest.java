package dev.serai.registry.internal.document;

import static dev.serai.registry.internal.document.TestingDocuments.json;
import static dev.serai.registry.internal.document.TestingDocuments.npm;
import static dev.serai.registry.internal.document.TestingDocuments.parse;
import static dev.serai.registry.internal.document.TestingDocuments.with;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryProblem;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class ServerDocumentTest {
  private final Findings findings = new Findings("test.json");

  @Test
  public void aSoundDocumentIsRead() {
    ServerDocument document = read(npm("", "")).orElseThrow();
    assertEquals("com.example/weather", document.name());
    assertEquals("1.2.0", document.version());
    assertEquals("the name stands in for the title", "com.example/weather", document.title());
    assertEquals("@example/weather", document.packages().get(0).identifier());
  }

  @Test
  public void unknownMembersAreIgnored() {
    assertTrue(read(with("'license':'MIT','_meta':{'com.example/x':1},")).isPresent());
  }

  @Test
  public void allProblemsAreToldAtOnce() {
    read(json("{'name':'weather','version':'^1.0'}"));
    assertEquals(
        List.of("/name", "/version", "/description"),
        findings.problems().stream().map(EntryProblem::pointer).toList());
  }

  @Test
  public void namesHaveOneSlash() {
    for (String name : List.of("weather", "a/b/c", "com.example/", "com example/x", "a_b/c")) {
      assertFault(
          json("{'name':'" + name + "','description':'d','version':'1'}"), "/name", "reverse-DNS");
    }
  }

  @Test
  public void versionsAreNoRanges() {
    for (String range :
        List.of("^1.0", "~1", ">=2", "<3", "1.x", "1.*", "*", "x", "1 || 2", "1.0 - 2.0")) {
      assertFault(
          json("{'name':'a.b/c','description':'d','version':'" + range + "'}"),
          "/version",
          "is a range");
    }
  }

  @Test
  public void placeholdersOfReleaseScriptsAreNoVersions() {
    for (String text : List.of("{{VERSION}}", "<<Version>>", "${VERSION}")) {
      assertFault(
          json("{'name':'a.b/c','description':'d','version':'" + text + "'}"),
          "/version",
          "not filled in");
    }
  }

  @Test
  public void unusualSingleVersionsAreFine() {
    for (String version :
        List.of("v0.10.4-dev2", "2025.9.25", "1.0.0+build.8", "1.0.0-linux-x64")) {
      read(json("{'name':'a.b/c','description':'d','version':'" + version + "'}"));
      assertTrue(version + findings.problems(), findings.isEmpty());
    }
  }

  @Test
  public void aPackageVersionIsNotLatest() {
    assertFault(
        with(
            "'packages':[{'registryType':'npm','identifier':'a','version':'latest',"
                + "'transport':{'type':'stdio'}}],"),
        "/packages/0/version",
        "name the exact one");
    assertFault(
        with(
            "'packages':[{'registryType':'npm','identifier':'a','version':'',"
                + "'transport':{'type':'stdio'}}],"),
        "/packages/0/version",
        "Is empty: write the exact version");
  }

  @Test
  public void lengthsAreBounded() {
    assertFault(with("'title':'" + "t".repeat(101) + "',"), "/title", "it has 101");
    assertFault(with("'title':'',"), "/title", "Is empty: write 1 to 100");
  }

  @Test
  public void valuesOfAnotherTypeAreNamed() {
    assertFault(with("'title':7,"), "/title", "put quotes around it");
    assertFault(with("'title':null,"), "/title", "Must be a string.");
    assertFault(with("'packages':{},"), "/packages", "Must be an array");
    assertFault(with("'_meta':[],"), "/_meta", "Must be an object");
    assertFault(json("[]"), "", "Must be an object");
  }

  @Test
  public void packagesNeedTypeIdentifierAndTransport() {
    String packages = with("'packages':[{}],");
    assertFault(packages, "/packages/0/registryType", "Is required");
    assertFault(packages, "/packages/0/identifier", "Is required");
    assertFault(packages, "/packages/0/transport", "Is required");
  }

  @Test
  public void remotesNeedTypeAndUrl() {
    assertFault(with("'remotes':[{'url':'https://a.example'}],"), "/remotes/0/type", "required");
    assertFault(with("'remotes':[{'type':'sse'}],"), "/remotes/0/url", "Is required");
    assertFault(with("'remotes':[{'type':'stdio'}],"), "/remotes/0/type", "streamable-http or sse");
  }

  @Test
  public void bundlesOfMcpbNeedTheirHash() {
    String mcpb =
        "'packages':[{'registryType':'mcpb','identifier':'u','transport':{'type':'stdio'}";
    assertFault(with(mcpb + "}],"), "/packages/0/fileSha256", "Is required");
    assertFault(with(mcpb + ",'fileSha256':'AB'}],"), "/packages/0/fileSha256", "64 lower-case");
  }

  @Test
  public void argumentsAreNamedOrPositional() {
    String at = "/packages/0/packageArguments/0";
    assertFault(npm(",'packageArguments':[{'type':'flag'}]", ""), at + "/type", "positional or");
    assertFault(npm(",'packageArguments':[{'type':'named'}]", ""), at + "/name", "Is required");
    assertFault(npm(",'packageArguments':[{'type':'positional'}]", ""), at, "valueHint");
  }

  @Test
  public void inputsAreChecked() {
    String variable = "/packages/0/environmentVariables/0";
    assertFault(npm(",'environmentVariables':[{}]", ""), variable + "/name", "Is required");
    assertFault(npm(",'environmentVariables':[{'name':'A B'}]", ""), variable + "/name", "valid");
    assertFault(
        npm(",'environmentVariables':[{'name':'A','format':'int'}]", ""),
        variable + "/format",
        "string, number");
    assertFault(
        npm(",'environmentVariables':[{'name':'A','isSecret':'yes'}]", ""),
        variable + "/isSecret",
        "without quotes");
  }

  @Test
  public void iconsAreChecked() {
    assertFault(with("'icons':[{'src':'http://a.example/i.png'}],"), "/icons/0/src", "https");
    assertFault(
        with("'icons':[{'src':'https://a.example/i','sizes':['48']}],"),
        "/icons/0/sizes/0",
        "48x48");
    assertFault(
        with("'icons':[{'src':'https://a.example/i','mimeType':'image/gif','theme':'blue'}],"),
        "/icons/0/theme",
        "light or dark");
  }

  @Test
  public void webAddressesAreChecked() {
    assertFault(with("'websiteUrl':'example',"), "/websiteUrl", "web address");
    assertFault(
        with("'repository':{'url':'https://a.example'},"), "/repository/source", "required");
    assertFault(with("'repository':'https://a.example',"), "/repository", "write {\"url\"");
  }

  @Test
  public void pointersAreEscaped() {
    assertFault(
        with("'_meta':{'dev.serai/options':{'a~b/c':1}},"),
        "/_meta/dev.serai~1options/a~0b~1c",
        "Is no Serai option");
  }

  @Test
  public void oneHopelessFileHasAtMostTwentyProblems() {
    read(with("'packages':[" + "{},".repeat(30) + "{}],"));
    assertEquals(20, findings.problems().size());
  }

  @Test
  public void allOfficialDatesAreRead() {
    for (String date :
        List.of(
            "2025-07-09", "2025-09-16", "2025-09-29", "2025-10-11", "2025-10-17", "2025-12-11")) {
      assertTrue(date, read(with(schema(date))).isPresent());
    }
  }

  @Test
  public void otherSchemasAreNamedWithTheFix() {
    assertFault(
        with(schema("2031-01-01")),
        "/$schema",
        "Schema \"2031-01-01\" is not supported yet: migrate to 2025-12-11.");
    assertFault(with(schema("draft")), "/$schema", "not supported yet");
    assertFault(with("'$schema':'https://a.example/s.json',"), "/$schema", "no server.json schema");
  }

  @Test
  public void anEmptySchemaIsTheCurrentOneAndOneOfAnotherTypeIsAProblem() {
    assertTrue(read(with("'$schema':'',")).isPresent());
    assertFault(with("'$schema':null,"), "/$schema", "Must be a string.");
    assertFault(with("'$schema':7,"), "/$schema", "put quotes around it");
  }

  @Test
  public void olderDocumentsAreRead() {
    ServerDocument document =
        read(json(
                "{'name':'a.b/c','description':'d','version_detail':{'version':'2.0.0'},"
                    + "'packages':[{'registry_name':'npm','name':'c','version':'2.0.0',"
                    + "'environment_variables':[{'name':'KEY','is_secret':true}]}]}"))
            .orElseThrow();
    assertEquals("2.0.0", document.version());
    assertEquals("2.0.0", document.place().at("version").node().textValue());
    PackageInput only = document.packages().get(0);
    assertEquals("npm", only.registryType());
    assertEquals("c", only.identifier());
    assertEquals("stdio", only.transport().type());
    assertTrue(only.environment().get(0).input().secret());
  }

  @Test
  public void aPackageWithANameButNoIdentifierIsToldSo() {
    assertFault(
        with("'packages':[{'registryType':'npm','name':'c','transport':{'type':'stdio'}}],"),
        "/packages/0/identifier",
        "given as \"name\"");
  }

  @Test
  public void aClientConfigurationIsToldApart() {
    assertFault(json("{'mcpServers':{'a':{}}}"), "/mcpServers", "Is a client configuration");
    assertEquals("nothing else is told", 1, findings.problems().size());
  }

  private static String schema(String date) {
    return "\"$schema\":\"https://static.modelcontextprotocol.io/schemas/"
        + date
        + "/server.schema.json\",";
  }

  private Optional<ServerDocument> read(String text) {
    return ServerDocument.read(parse(text), findings);
  }

  private void assertFault(String text, String pointer, String reason) {
    Findings own = new Findings("test.json");
    assertTrue(ServerDocument.read(parse(text), own).isEmpty());
    own.problems().forEach(p -> findings.add(p.pointer(), p.reason()));
    assertTrue(
        pointer + " " + reason + " in " + own.problems(),
        own.problems().stream()
            .anyMatch(p -> p.pointer().equals(pointer) && p.reason().contains(reason)));
  }
}
