package dev.serai.registry.internal.document;

import static dev.serai.registry.internal.document.TestingDocuments.json;
import static dev.serai.registry.internal.document.TestingDocuments.parse;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryProblem;
import java.util.List;
import org.junit.Test;

public class SchemaMigrationTest {
  private static final String CURRENT = "'$schema':'" + SchemaRule.CURRENT + "'";

  private final Findings findings = new Findings("test.json");

  @Test
  public void aSchemaThatIsMissingEmptyOrOldBecomesTheCurrentOne() {
    assertMigrated("{'name':'a'}", "{" + CURRENT + ",'name':'a'}");
    assertMigrated("{'name':'a','$schema':''}", "{'name':'a'," + CURRENT + "}");
    for (String date :
        List.of(
            "2025-07-09", "2025-09-16", "2025-09-29", "2025-10-11", "2025-10-17", "2025-12-11")) {
      assertMigrated("{" + schema(date) + "}", "{" + CURRENT + "}");
    }
  }

  @Test
  public void whatIsNoDocumentOfAKnownSchemaStaysTheSame() {
    for (String text :
        List.of(
            "[]",
            "null",
            "7",
            "{'$schema':null,'version_detail':{}}",
            "{'$schema':'https://a.example/s.json','version_detail':{}}",
            "{" + schema("2031-01-01") + ",'version_detail':{}}")) {
      JsonNode author = parse(json(text));
      assertSame(text, author, migrate(author));
    }
  }

  @Test
  public void fieldsOfDocumentsAndIconsGetTheirNewNames() {
    assertMigrated(
        "{'website_url':'u','icons':[{'src':'s','mime_type':'image/png'}]}",
        "{" + CURRENT + ",'websiteUrl':'u','icons':[{'src':'s','mimeType':'image/png'}]}");
  }

  @Test
  public void fieldsOfPackagesGetTheirNewNames() {
    assertPackage(
        "{'registry_type':'npm','registry_base_url':'u','identifier':'i','version':'1',"
            + "'file_sha256':'f','runtime_hint':'npx','transport':{'type':'stdio'},"
            + "'runtime_arguments':[],'package_arguments':[],'environment_variables':[]}",
        "{'registryType':'npm','registryBaseUrl':'u','identifier':'i','version':'1',"
            + "'fileSha256':'f','runtimeHint':'npx','transport':{'type':'stdio'},"
            + "'runtimeArguments':[],'packageArguments':[],'environmentVariables':[]}");
  }

  @Test
  public void fieldsOfInputsGetTheirNewNamesWhereverInputsStand() {
    String old = "{'name':'a','is_required':true,'is_secret':true,'is_repeated':false";
    String now = "{'name':'a','isRequired':true,'isSecret':true,'isRepeated':false";
    String variables = ",'variables':{'is_secret':{'value_hint':'h','is_secret':false}}}";
    String inner = ",'variables':{'is_secret':{'valueHint':'h','isSecret':false}}}";
    for (String list : List.of("runtimeArguments", "packageArguments", "environmentVariables")) {
      assertPackage(
          "{'transport':{},'" + list + "':[" + old + variables + "]}",
          "{'transport':{},'" + list + "':[" + now + inner + "]}");
    }
    assertPackage(
        "{'transport':{'headers':[" + old + variables + "]}}",
        "{'transport':{'headers':[" + now + inner + "]}}");
    assertMigrated(
        "{'remotes':[{'headers':[" + old + variables + "]" + variables + "]}",
        "{" + CURRENT + ",'remotes':[{'headers':[" + now + inner + "]" + inner + "]}");
  }

  @Test
  public void theEarliestPackagesHadANameAndNoTransport() {
    assertPackage(
        "{'registry_name':'npm','name':'i','version':'1'}",
        "{'registryType':'npm','identifier':'i','version':'1','transport':{'type':'stdio'}}");
    assertMigrated(
        "{" + schema("2025-07-09") + ",'packages':[{'registryType':'npm','name':'i'}]}",
        "{"
            + CURRENT
            + ",'packages':[{'registryType':'npm','identifier':'i','transport':{'type':'stdio'}}]}");
    assertMigrated(
        "{'version_detail':{},'packages':[{'name':'i'}]}",
        "{" + CURRENT + ",'packages':[{'identifier':'i','transport':{'type':'stdio'}}]}");
  }

  @Test
  public void laterPackagesKeepTheirNameAndGetNoTransport() {
    String later = "{'registryType':'npm','name':'i'}";
    assertPackage(later, later);
    assertMigrated(
        "{" + schema("2025-09-29") + ",'packages':[" + later + "]}",
        "{" + CURRENT + ",'packages':[" + later + "]}");
  }

  @Test
  public void theTypeOfATransportStoodBesideIt() {
    assertPackage(
        "{'transport_type':'streamable','transport':{'url':'u'}}",
        "{'transport':{'url':'u','type':'streamable-http'}}");
    assertPackage("{'transport_type':'stdio'}", "{'transport':{'type':'stdio'}}");
    assertMigrated(
        "{'remotes':[{'transport_type':'sse','url':'u'},{'transport_type':'streamable'}]}",
        "{" + CURRENT + ",'remotes':[{'type':'sse','url':'u'},{'type':'streamable-http'}]}");
  }

  @Test
  public void theVersionStoodInADetail() {
    assertMigrated(
        "{'version_detail':{'version':'1','release_date':'d','is_latest':true},'x':1}",
        "{" + CURRENT + ",'version':'1','x':1}");
    assertMigrated(
        "{'version':'1','version_detail':{'version':'1'}}", "{" + CURRENT + ",'version':'1'}");
  }

  @Test
  public void whatTheRegistryAddedIsDropped() {
    String official = "'io.modelcontextprotocol.registry/official':{'isLatest':true}";
    assertMigrated(
        "{'status':'active','_meta':{" + official + ",'com.example/x':1}}",
        "{" + CURRENT + ",'_meta':{'com.example/x':1}}");
    assertMigrated("{" + schema("2025-09-16") + ",'status':'active'}", "{" + CURRENT + "}");
    assertMigrated(
        "{" + schema("2025-09-29") + ",'status':'mine'}", "{" + CURRENT + ",'status':'mine'}");
  }

  @Test
  public void anImageIsNamedWithItsRegistryAndVersion() {
    assertImage("'identifier':'a/b','version':'1.0'", "'identifier':'a/b:1.0'");
    assertImage(
        "'identifier':'a/b','version':'1.0','registryBaseUrl':'https://docker.io'",
        "'identifier':'docker.io/a/b:1.0'");
    assertImage(
        "'identifier':'ghcr.io/a/b','version':'1.0','registryBaseUrl':'https://ghcr.io'",
        "'identifier':'ghcr.io/a/b:1.0'");
    String digest = "sha256:" + "a".repeat(64);
    assertImage(
        "'identifier':'localhost:5000/b','version':'" + digest + "'",
        "'identifier':'localhost:5000/b@" + digest + "'");
  }

  @Test
  public void anImageThatHasAVersionOrGetsNoneStaysAsItIs() {
    for (String image :
        List.of(
            "'identifier':'a/b:1.0','version':'1.0'",
            "'identifier':'a/b','version':'latest'",
            "'identifier':'ghcr.io/a/b','version':'1','registryBaseUrl':'https://docker.io'",
            "'identifier':'a/b','version':'^1.0'",
            "'identifier':'a/b','version':''",
            "'identifier':'a/b','version':'1','registryBaseUrl':'https://a.example/path'",
            "'identifier':7,'version':null")) {
      assertImage(image, image);
    }
    String later = "{'registryType':'oci','identifier':'a','version':'1'}";
    assertMigrated(
        "{" + schema("2025-10-17") + ",'packages':[" + later + "]}",
        "{" + CURRENT + ",'packages':[" + later + "]}");
  }

  @Test
  public void twinsOfOneValueAreOneFieldAndOthersAreToldWithBothNames() {
    assertPackage(
        "{'registryType':'npm','registry_type':'npm','transport':{}}",
        "{'registryType':'npm','transport':{}}");
    assertTwins(
        "{'packages':[{'registryType':'npm','registry_type':'pypi'}]}",
        "/packages/0/registry_type",
        "/packages/0/registryType,");
    assertTwins(
        "{'packages':[{'registry_name':'npm','name':'a','identifier':'b'}]}",
        "/packages/0/identifier",
        "/packages/0/name,");
    assertTwins(
        "{'version':'1','version_detail':{'version':'2'}}", "/version_detail/version", "/version,");
    assertTwins(
        "{'packages':[{'transport_type':'sse','transport':{'type':'stdio'}}]}",
        "/packages/0/transport_type",
        "/packages/0/transport/type,");
  }

  @Test
  public void nullsAndWrongTypesStayAsTheyAre() {
    for (String members :
        List.of(
            "'packages':null,'remotes':7,'icons':'i','_meta':null",
            "'packages':[null,7,[]],'remotes':[[null]],'_meta':[]",
            "'packages':[{'transport':null,'packageArguments':{},'environmentVariables':[null]}]",
            "'packages':[{'transport':'stdio','transport_type':null}]",
            "'version_detail':null,'packages':{}",
            "'version_detail':'1'")) {
      assertMigrated("{" + members + "}", "{" + CURRENT + "," + members + "}");
    }
  }

  @Test
  public void theGivenDocumentStaysAsItIs() {
    String text =
        json("{'version_detail':{},'_meta':{'io.modelcontextprotocol.registry/official':1}}");
    JsonNode author = parse(text);
    migrate(author);
    assertEquals(text, author.toString());
  }

  @Test
  public void faultsPointToWhereTheAuthorWrote() {
    String document =
        json(
            "{'name':'a.b/c','description':'d','version_detail':{'version':'^1'},"
                + "'remotes':[{'transport_type':'udp'}],"
                + "'packages':[{'registry_type':'npm','name':7,'transport_type':'udp',"
                + "'environment_variables':[{'name':'A','is_secret':'yes'},{}]}]}");
    ServerDocument.read(parse(document), findings);
    assertEquals(
        List.of(
            "/version_detail/version",
            "/packages/0/name",
            "/packages/0/environment_variables/0/is_secret",
            "/packages/0/environment_variables/1/name",
            "/packages/0/transport_type",
            "/remotes/0/transport_type"),
        findings.problems().stream().map(EntryProblem::pointer).toList());
  }

  private void assertImage(String author, String migrated) {
    String image = "{'registryType':'oci','transport':{},";
    assertPackage(image + author + "}", image + migrated + "}");
  }

  private void assertPackage(String author, String migrated) {
    assertMigrated(
        "{'packages':[" + author + "]}", "{" + CURRENT + ",'packages':[" + migrated + "]}");
  }

  private void assertMigrated(String author, String migrated) {
    JsonNode once = migrate(parse(json(author)));
    assertEquals("members and their order", json(migrated), once.toString());
    assertEquals("once and for all", json(migrated), migrate(once).toString());
    assertEquals(List.of(), findings.problems());
  }

  private void assertTwins(String text, String pointer, String other) {
    Findings own = new Findings("test.json");
    SchemaMigration.migrate(Place.root(parse(json(text)), own));
    assertEquals(1, own.problems().size());
    assertEquals(pointer, own.problems().get(0).pointer());
    String reason = own.problems().get(0).reason();
    assertTrue(reason, reason.contains(other));
  }

  private JsonNode migrate(JsonNode author) {
    return SchemaMigration.migrate(Place.root(author, findings)).node();
  }

  private static String schema(String date) {
    return "'$schema':'" + SchemaRule.CURRENT.replace("2025-12-11", date) + "'";
  }
}
