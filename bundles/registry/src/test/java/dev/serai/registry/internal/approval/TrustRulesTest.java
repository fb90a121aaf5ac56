package dev.serai.registry.internal.approval;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.document.DocumentFacts;
import java.util.Set;
import org.junit.Test;

public class TrustRulesTest {
  private static final TrustRules RULES =
      TrustRules.parse(
          new String[] {"npm:@acme/*, pypi:acme-tools oci:ghcr.io/acme/*"},
          new String[] {"mcp.acme.example", "*.acme.example", "http://10.0.0.7:8080"});

  @Test
  public void packagesOfATrustedNamespaceNeedNoApprover() {
    assertTrusts("npm:@acme/*", npm("@acme/files", "1.0.0", ""));
    assertTrusts("pypi:acme-tools", pkg("pypi", "acme-tools", "2.1.0", ""));
    assertTrusts(
        "oci:ghcr.io/acme/*",
        "\"packages\": [{\"registryType\": \"oci\", \"identifier\": \"ghcr.io/acme/files:1.0.0\","
            + " \"transport\": {\"type\": \"stdio\"}}]");
  }

  @Test
  public void namesThatOnlyLookAlikeWait() {
    assertWaits("is trusted by no rule", npm("@acme-evil/files", "1.0.0", ""));
    assertWaits("is trusted by no rule", npm("x@acme/files", "1.0.0", ""));
    assertWaits("is trusted by no rule", pkg("pypi", "acme-tools-x", "1.0.0", ""));
    assertWaits("is trusted by no rule", pkg("pypi", "@acme/files", "1.0.0", ""));
    assertWaits("is trusted by no rule", pkg("npm", "@acme/../evil", "1.0.0", ""));
  }

  @Test
  public void whatIsNoNameOfAPackageWaits() {
    for (String identifier :
        Set.of("@acme/x@npm:evil", "@acme/x@file:/tmp/e#", "@acme/x@github:evil/repo#")) {
      assertWaits("is trusted by no rule", npm(identifier, "1.0.0", ""));
    }
    TrustRules rules = TrustRules.parse(new String[] {"pypi:acme-*"}, new String[0]);
    String document = pkg("pypi", "acme-x @ https://evil.example/x.whl", "1.0.0", "");
    assertFalse(of(rules, document).trusts());
    assertTrue(of(rules, pkg("pypi", "acme-x", "1.0.0", "")).trusts());
  }

  @Test
  public void whatMayRunSomethingElseWaits() {
    assertWaits("names no version", npm("@acme/files", null, ""));
    assertWaits(
        "has runtimeArguments",
        npm(
            "@acme/files",
            "1.0.0",
            "\"runtimeArguments\": [{\"type\": \"positional\", \"value\": \"--yes\"}],"));
    for (String name :
        Set.of(
            "NODE_OPTIONS",
            "npm_config_registry",
            "LD_PRELOAD",
            "PATH",
            "PYTHONPATH",
            "UV_INDEX",
            "https_proxy")) {
      assertWaits(
          "sets " + name,
          npm("@acme/files", "1.0.0", "\"environmentVariables\": [{\"name\": \"" + name + "\"}],"));
    }
    assertTrusts(
        "npm:@acme/*",
        npm("@acme/files", "1.0.0", "\"environmentVariables\": [{\"name\": \"ACME_TOKEN\"}],"));
    assertWaits(
        "has image", options("\"image\": \"ghcr.io/evil/x:1\"") + npm("@acme/files", "1.0.0", ""));
    assertWaits(
        "names no version",
        "\"packages\": [{\"registryType\": \"oci\", \"identifier\": \"ghcr.io/acme/files:latest\","
            + " \"transport\": {\"type\": \"stdio\"}}]");
    assertWaits("has command", options("\"command\": \"sh\"") + npm("@acme/files", "1.0.0", ""));
    assertWaits("has args", options("\"args\": [\"-x\"]") + npm("@acme/files", "1.0.0", ""));
    assertWaits("has env", options("\"env\": {\"A\": \"b\"}") + npm("@acme/files", "1.0.0", ""));
    assertTrusts(
        "npm:@acme/*", options("\"idleTimeout\": \"5m\"") + npm("@acme/files", "1.0.0", ""));
  }

  @Test
  public void remotesOfATrustedHostNeedNoApprover() {
    assertTrusts("mcp.acme.example", remote("https://mcp.acme.example/mcp"));
    assertTrusts("*.acme.example", remote("https://eu.acme.example:8443/{tenant}/mcp"));
    assertTrusts("http://10.0.0.7:8080", remote("http://10.0.0.7:8080/mcp"));
  }

  @Test
  public void otherHostsAndPlainHttpWait() {
    for (String url :
        Set.of(
            "http://mcp.acme.example/mcp",
            "https://acme.example/mcp",
            "https://evilacme.example/mcp",
            "https://mcp.acme.example.evil.test/mcp",
            "https://mcp.acme.example@evil.test/mcp",
            "https://{host}.acme.example/mcp",
            "https://{host}/mcp",
            "http://10.0.0.7/mcp",
            "https://10.0.0.7:8080/mcp",
            "http://10.0.0.8:8080/mcp")) {
      assertWaits("is trusted by no rule", remote(url));
    }
  }

  @Test
  public void onePartThatIsNotTrustedIsEnoughToWait() {
    assertWaits(
        "evil.test", npm("@acme/files", "1.0.0", "") + ", " + remote("https://evil.test/mcp"));
    assertWaits("no package and no remote", "\"title\": \"Nothing\"");
  }

  @Test
  public void aRuleThatIsNoneIsNamed() {
    for (String rule : Set.of("npm", "npm:", "npm:*", "*:x", "NPM:@acme/*")) {
      refused("trusted-packages", rule, new String[] {rule}, new String[0]);
    }
    for (String rule : Set.of("*", "https://x.example", "a/b", "*.*.example")) {
      refused("trusted-hosts", rule, new String[0], new String[] {rule});
    }
  }

  private static void refused(String setting, String rule, String[] packages, String[] hosts) {
    SeraiException refusal =
        assertThrows(rule, SeraiException.class, () -> TrustRules.parse(packages, hosts));
    assertEquals(ErrorCode.INVALID_VALUE, refusal.code());
    assertTrue(refusal.getMessage(), refusal.getMessage().contains(setting));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains(rule));
  }

  private static void assertTrusts(String rule, String parts) {
    TrustRules.Verdict verdict = verdict(parts);
    assertEquals(parts + ": " + verdict.reason(), Set.of(rule), verdict.by());
    assertTrue(verdict.trusts());
  }

  private static void assertWaits(String reason, String parts) {
    TrustRules.Verdict verdict = verdict(parts);
    assertEquals(parts, Set.of(), verdict.by());
    assertTrue(verdict.reason(), verdict.reason().contains(reason));
  }

  private static TrustRules.Verdict verdict(String parts) {
    return of(RULES, parts);
  }

  private static TrustRules.Verdict of(TrustRules rules, String parts) {
    return rules.of(
        DocumentFacts.parsed(
            "{\"name\": \"org.example/x\", \"description\": \"d\", \"version\": \"1.0.0\", "
                + parts
                + "}"));
  }

  private static String options(String members) {
    return "\"_meta\": {\"dev.serai/options\": {" + members + "}}, ";
  }

  private static String npm(String identifier, String version, String more) {
    return pkg("npm", identifier, version, more);
  }

  private static String pkg(String type, String identifier, String version, String more) {
    return "\"packages\": [{\"registryType\": \""
        + type
        + "\", \"identifier\": \""
        + identifier
        + "\", "
        + (version == null ? "" : "\"version\": \"" + version + "\", ")
        + more
        + " \"transport\": {\"type\": \"stdio\"}}]";
  }

  private static String remote(String url) {
    return "\"remotes\": [{\"type\": \"streamable-http\", \"url\": \""
        + url
        + "\", \"variables\": {\"host\": {}, \"tenant\": {}}}]";
  }
}
