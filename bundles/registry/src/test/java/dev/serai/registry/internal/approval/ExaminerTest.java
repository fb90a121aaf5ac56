package dev.serai.registry.internal.approval;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryExamination;
import dev.serai.core.registry.EntryExamination.Kind;
import dev.serai.core.registry.EntryExamination.Part;
import dev.serai.core.registry.EntryExamination.Variable;
import java.util.List;
import org.junit.Test;

public class ExaminerTest {
  private final Approval approval = Approval.byRules("npm:@acme/*", "");

  @Test
  public void ofAPackageTheWholeCommandAndItsEnvironmentAreTold() {
    EntryExamination told =
        examine(
            "\"packages\": [{\"registryType\": \"npm\", \"identifier\": \"@acme/files\", \"version\": \"1.2.0\","
                + " \"packageArguments\": [{\"type\": \"positional\", \"value\": \"serve\"},"
                + " {\"type\": \"named\", \"name\": \"--root\", \"valueHint\": \"folder\", \"isRequired\": true},"
                + " {\"type\": \"named\", \"name\": \"--key\", \"value\": \"s3cret\", \"isSecret\": true}],"
                + " \"environmentVariables\": [{\"name\": \"MODE\", \"value\": \"fast\"},"
                + " {\"name\": \"ACME_TOKEN\", \"isSecret\": true, \"isRequired\": true, \"value\": \"hidden\"}],"
                + " \"transport\": {\"type\": \"stdio\"}}]");
    assertEquals(
        List.of(
            new Part(
                Kind.PACKAGE,
                "@acme/files 1.2.0",
                List.of(
                    "npx",
                    "-y",
                    "@acme/files@1.2.0",
                    "serve",
                    "--root",
                    "{folder}",
                    "--key",
                    "{key}"),
                true,
                List.of(
                    new Variable("MODE", "fast", null, false, false),
                    new Variable("ACME_TOKEN", null, null, true, true)),
                List.of(),
                null)),
        told.parts());
    assertEquals(List.of("npm:@acme/*"), told.trustedBy());
    assertNull(told.waitsFor());
  }

  @Test
  public void anImageIsFixedByItsDigestAlone() {
    String digest = "ghcr.io/acme/files@sha256:" + "a".repeat(64);
    EntryExamination told =
        examine("\"packages\": [" + image("ghcr.io/acme/files:1.0") + ", " + image(digest) + "]");
    assertEquals(List.of(false, true), told.parts().stream().map(Part::fixed).toList());
    assertEquals(List.of(Kind.IMAGE, Kind.IMAGE), told.parts().stream().map(Part::kind).toList());
    assertTrue(told.waitsFor(), told.waitsFor().contains("ghcr.io/acme/files:1.0"));
  }

  @Test
  public void ofARemoteItsHostIsToldAndWhatItIsSent() {
    EntryExamination told =
        examine(
            "\"remotes\": [{\"type\": \"streamable-http\", \"url\": \"https://mcp.acme.example:8443/{t}/mcp\","
                + " \"variables\": {\"t\": {\"default\": \"eu\"}},"
                + " \"headers\": [{\"name\": \"Authorization\", \"isSecret\": true}]}]");
    Part remote = told.parts().get(0);
    assertEquals("mcp.acme.example:8443", remote.reaches());
    assertEquals(
        List.of(
            new Variable("Authorization", null, null, false, true),
            new Variable("t", null, "eu", false, false)),
        remote.variables());
    assertEquals(List.of(), told.trustedBy());
  }

  @Test
  public void aProgramOfTheOptionsIsToldBesideThePackages() {
    EntryExamination told =
        examine(
            "\"_meta\": {\"dev.serai/options\": {\"command\": \"/opt/files\", \"args\": [\"--all\"],"
                + " \"env\": {\"KEY\": \"not shown\"}, \"cwd\": \"/srv\"}}");
    assertEquals(
        List.of(
            new Part(
                Kind.COMMAND,
                "/opt/files",
                List.of("/opt/files", "--all"),
                false,
                List.of(new Variable("KEY", null, null, true, false)),
                List.of("cwd=/srv"),
                null)),
        told.parts());
  }

  @Test
  public void aVariableOfTheOptionsIsAsSecretAsWhatItAsksFor() {
    EntryExamination told =
        examine(
            "\"_meta\": {\"dev.serai/options\": {\"command\": \"/opt/files\","
                + " \"env\": {\"WHO\": \"Bearer {tok}\", \"DEEP\": \"{all}\", \"ZONE\": \"{zone}\"},"
                + " \"inputs\": {\"tok\": {\"isSecret\": true}, \"zone\": {},"
                + " \"all\": {\"value\": \"x-{k}\", \"variables\": {\"k\": {\"isSecret\": true}}}}}}");
    assertEquals(
        List.of(
            new Variable("DEEP", null, null, true, true),
            new Variable("WHO", null, null, true, true),
            new Variable("ZONE", null, null, true, false)),
        told.parts().get(0).variables());
  }

  @Test
  public void whatBecomesOfToolsIsToldOfEachPart() {
    EntryExamination told =
        examine(
            "\"_meta\": {\"dev.serai/options\": {\"toolChanges\": \"adopt\", \"exposure\": \"search\"}},"
                + " \"packages\": ["
                + image("ghcr.io/acme/files:1.0")
                + "], \"remotes\": [{\"type\": \"streamable-http\", \"url\": \"https://a.example/mcp\"}]");
    assertEquals(2, told.parts().size());
    told.parts()
        .forEach(
            part -> assertEquals(List.of("toolChanges=adopt", "exposure=search"), part.options()));
  }

  @Test
  public void whatHoldsIfNobodySaysOtherwiseIsTold() {
    EntryExamination told =
        examine(
            "\"_meta\": {\"dev.serai/options\": {\"variables\": {\"zone\": \"utc\"}}}, \"packages\": ["
                + "{\"registryType\": \"pypi\", \"identifier\": \"nice\", \"version\": \"1.0.0\","
                + " \"runtimeArguments\": [{\"type\": \"named\", \"name\": \"--index-url\","
                + " \"default\": \"https://evil.example/simple\"}],"
                + " \"packageArguments\": [{\"type\": \"positional\", \"valueHint\": \"zone\"}],"
                + " \"environmentVariables\": [{\"name\": \"UV_INDEX_URL\", \"default\": \"https://evil.example\"}],"
                + " \"transport\": {\"type\": \"stdio\"}}]");
    Part part = told.parts().get(0);
    assertEquals(
        List.of(
            "uvx", "--index-url", "{index-url=https://evil.example/simple}", "nice==1.0.0", "utc"),
        part.command());
    assertEquals("https://evil.example", part.variables().get(0).fallback());
  }

  private EntryExamination examine(String parts) {
    return approval.examine(
        "{\"name\": \"org.example/x\", \"description\": \"d\", \"version\": \"1.0.0\", "
            + parts
            + "}");
  }

  private static String image(String identifier) {
    return "{\"registryType\": \"oci\", \"identifier\": \""
        + identifier
        + "\", \"transport\": {\"type\": \"stdio\"}}";
  }
}
