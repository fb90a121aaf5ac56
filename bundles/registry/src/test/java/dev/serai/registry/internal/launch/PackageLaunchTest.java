package dev.serai.registry.internal.launch;

import static dev.serai.registry.internal.document.TestingDocuments.npm;
import static dev.serai.registry.internal.document.TestingDocuments.with;
import static dev.serai.registry.internal.launch.TestingLaunch.assertFault;
import static dev.serai.registry.internal.launch.TestingLaunch.command;
import static org.junit.Assert.assertEquals;

import dev.serai.core.registry.CommandTransport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class PackageLaunchTest {
  private static final String OPTIONS = "/_meta/dev.serai~1options";

  @Test
  public void npmPackagesAreRunByNpx() {
    assertEquals(List.of("npx", "-y", "@example/weather@1.2.0"), command(npm("", "")).argv());
    assertEquals(new CommandTransport.Stdio(), command(npm("", "")).transport());
  }

  @Test
  public void pypiPackagesAreRunByUvx() {
    assertEquals(List.of("uvx", "weather[fast]==2025.9.25"), command(pypi("")).argv());
  }

  @Test
  public void aPackageWithoutVersionIsRunAsItIs() {
    String text = pypi("").replace(",\"version\":\"2025.9.25\"", "");
    assertEquals(List.of("uvx", "weather[fast]"), command(text).argv());
  }

  @Test
  public void consentIsGivenToNpxOnce() {
    String yes = ",'runtimeArguments':[{'type':'positional','value':'--yes'}]";
    assertEquals(List.of("npx", "--yes", "@example/weather@1.2.0"), command(npm(yes, "")).argv());
    String flag = ",'runtimeHint':'npx','runtimeArguments':[{'type':'named','name':'-y'}]";
    assertEquals(List.of("npx", "-y", "@example/weather@1.2.0"), command(npm(flag, "")).argv());
  }

  @Test
  public void runtimeArgumentsComeBeforeThePackage() {
    String with = ",'runtimeArguments':[{'type':'named','name':'--with','value':'mcp<2'}]";
    assertEquals(
        List.of("uvx", "--with", "mcp<2", "weather[fast]==2025.9.25"), command(pypi(with)).argv());
  }

  @Test
  public void packageArgumentsComeLastThenTheGivenOnes() {
    assertArguments(
        "{'type':'positional','value':'run'},{'type':'named','name':'--level','default':'info'}",
        "'args':['--', 'more']",
        "run",
        "--level",
        "info",
        "--",
        "more");
  }

  @Test
  public void valuesAreNeverSplitNorQuoted() {
    assertArguments(
        "{'type':'positional','value':'a b; rm -rf $HOME `x` * &'}",
        "",
        "a b; rm -rf $HOME `x` * &");
  }

  @Test
  public void optionalArgumentsWithoutValueAreLeftOut() {
    assertArguments(
        "{'type':'positional','valueHint':'dir'},"
            + "{'type':'named','name':'--a','description':'d'},"
            + "{'type':'named','name':'--b','isRequired':false},"
            + "{'type':'named','name':'--c','format':'boolean'},"
            + "{'type':'named','name':'--d','isSecret':true}",
        "");
  }

  @Test
  public void flagsAreWrittenAlone() {
    assertArguments(
        "{'type':'named','name':'--a'},"
            + "{'type':'named','name':'--b','format':'boolean','isRequired':true},"
            + "{'type':'named','name':'--c','format':'boolean','value':'true'},"
            + "{'type':'named','name':'--d','format':'boolean','default':'false'}",
        "",
        "--a",
        "--b",
        "--c");
  }

  @Test
  public void givenValuesFillNamedAndPositionalArguments() {
    assertArguments(
        "{'type':'named','name':'--a','isRequired':true},"
            + "{'type':'named','name':'--b','format':'number'},"
            + "{'type':'positional','valueHint':'dir','isRequired':true}",
        "'variables':{'--a':'1','b':'2','dir':'${env:HOME}/x'}",
        "--a",
        "1",
        "--b",
        "2",
        "${env:HOME}/x");
  }

  @Test
  public void repeatedArgumentsTakeSeveralValues() {
    assertArguments(
        "{'type':'named','name':'--dir','isRepeated':true,'valueHint':'d'},"
            + "{'type':'positional','valueHint':'p','isRepeated':true}",
        "'variables':{'d':['/a','/b'],'p':['x','y']}",
        "--dir",
        "/a",
        "--dir",
        "/b",
        "x",
        "y");
  }

  @Test
  public void otherArgumentsTakeOneValue() {
    assertFault(
        arguments(
            "{'type':'named','name':'--dir','format':'filepath'}",
            "'variables':{'--dir':['a','b']}"),
        "/packages/0/packageArguments/0",
        "one value only");
  }

  @Test
  public void variablesAreFilledIn() {
    assertArguments(
        "{'type':'named','name':'-e','value':'A={a},B={b},{c}','variables':{"
            + "'a':{'default':'1'},'b':{'isRequired':true}}}",
        "'variables':{'b':'2$0'}",
        "-e",
        "A=1,B=2$0,{c}");
  }

  @Test
  public void anArgumentWithAnUnsetOptionalVariableIsLeftOut() {
    assertArguments("{'type':'named','name':'-e','value':'A={a}','variables':{'a':{}}}", "");
  }

  @Test
  public void missingRequiredValuesNameTheFix() {
    String at = "/packages/0/packageArguments/0";
    assertFault(
        arguments("{'type':'named','name':'--a','isRequired':true}", ""),
        at,
        "add \"--a\" to \"variables\" under _meta, \"dev.serai/options\"");
    assertFault(
        arguments("{'type':'positional','valueHint':'dir','isRequired':true}", ""),
        at,
        "add \"dir\" to \"variables\"");
    assertFault(
        arguments("{'type':'positional','value':'{a}','variables':{'a':{'isRequired':true}}}", ""),
        at + "/variables/a",
        "add \"a\" to \"variables\"");
    String unset = "'isRequired':true,'value':'{a}','variables':{'a':{}}}";
    assertFault(arguments("{'type':'positional'," + unset, ""), at, "a {variable} in it");
    assertFault(arguments("{'type':'named','name':'--b'," + unset, ""), at, "a {variable} in it");
    assertFault(
        npm(",'environmentVariables':[{'name':'A'," + unset + "]", ""),
        "/packages/0/environmentVariables/0",
        "add \"A\"");
  }

  @Test
  public void valuesFitTheirFormatAndChoices() {
    String at = "/packages/0/packageArguments/0";
    assertFault(
        arguments("{'type':'named','name':'--a','choices':['x','y']}", "'variables':{'--a':'z'}"),
        at,
        "one of the choices: x, y");
    assertFault(
        arguments("{'type':'named','name':'--a','format':'number','default':'z'}", ""),
        at,
        "Must be a number");
    assertFault(
        arguments("{'type':'named','name':'--a','format':'boolean','default':'yes'}", ""),
        at,
        "\"true\" or \"false\"");
  }

  @Test
  public void secretsNeverBecomeArguments() {
    String at = "/packages/0/packageArguments/0";
    for (String secret :
        List.of(
            "{'type':'named','name':'--key','isSecret':true,'value':'s3cret'}",
            "{'type':'named','name':'--key','isSecret':true,'default':'s3cret'}",
            "{'type':'named','name':'--key','isSecret':true,'isRequired':true}")) {
      assertFault(arguments(secret, ""), at, "Is a secret");
    }
    assertFault(
        arguments("{'type':'positional','valueHint':'k','isSecret':true}", "'variables':{'k':'x'}"),
        at,
        "Is a secret");
    assertFault(
        arguments(
            "{'type':'positional','value':'K={k}','variables':{'k':{'isSecret':true}}}",
            "'variables':{'k':'x'}"),
        at + "/variables/k",
        "Is a secret");
  }

  @Test
  public void aSecretVariableIsNotReferredToInArguments() {
    assertFault(
        npm(
            ",'environmentVariables':[{'name':'KEY','isSecret':true}]",
            "'args':['--key=${env:KEY}']"),
        OPTIONS,
        "put it into \"env\"");
  }

  @Test
  public void theEnvironmentIsFixedGivenOrDefault() {
    String text =
        npm(
            ",'environmentVariables':[{'name':'FIXED','value':'{v}','variables':{'v':{'default':'1'}}},"
                + "{'name':'GIVEN','isRequired':true,'isSecret':true},"
                + "{'name':'DEFAULT','default':'3'},{'name':'UNSET'}]",
            "'env':{'GIVEN':'${env:TOKEN}','MORE':'5'}");
    assertEquals(
        Map.of("FIXED", "1", "GIVEN", "${env:TOKEN}", "DEFAULT", "3", "MORE", "5"),
        command(text).environment());
  }

  @Test
  public void aMissingRequiredVariableNamesTheFix() {
    assertFault(
        npm(",'environmentVariables':[{'name':'KEY','isRequired':true}]", ""),
        "/packages/0/environmentVariables/0",
        "add \"KEY\": \"${env:KEY}\" to \"env\" under _meta, \"dev.serai/options\"");
  }

  @Test
  public void theWorkingDirectoryIsTaken() {
    assertEquals(Optional.of("/srv"), command(npm("", "'cwd':'/srv'")).workingDirectory());
  }

  @Test
  public void whatNobodyAsksForIsAProblem() {
    assertFault(npm("", "'variables':{'x':'1'}"), OPTIONS + "/variables/x", "Is not asked for");
    assertFault(npm("", "'headers':{'x':'1'}"), OPTIONS + "/headers", "no use with stdio");
  }

  @Test
  public void identifiersAreNamesOfPackages() {
    for (String name : List.of("--help", "../x", "git+https://a.example/x", "a b", "@x")) {
      String text = npm("", "").replace("@example/weather", name);
      assertFault(text, "/packages/0/identifier", "is no name of a package of type npm");
    }
    assertFault(pypi("").replace("weather[fast]", "-x"), "/packages/0/identifier", "type pypi");
  }

  @Test
  public void packageVersionsAreExact() {
    assertFault(
        npm("", "").replace("\"1.2.0\",\"transport\"", "\"auto\",\"transport\""),
        "/packages/0/version",
        "is no exact version");
  }

  @Test
  public void runtimeArgumentsDoNotReplaceThePackage() {
    String at = "/packages/0/runtimeArguments";
    for (String argument : List.of("run", "-c", "--call=ls", "--package")) {
      assertFault(
          npm(",'runtimeArguments':[{'type':'positional','value':'" + argument + "'}]", ""),
          at,
          "would make npx run something else");
    }
    assertFault(
        pypi(",'runtimeArguments':[{'type':'named','name':'--from','value':'x'}]"),
        at,
        "would make uvx run something else");
  }

  @Test
  public void argumentsOfAnotherProgramAreRefused() {
    assertEquals("npx", command(npm(",'runtimeHint':'node'", "")).argv().get(0));
    assertFault(
        npm(",'runtimeHint':'bunx','runtimeArguments':[{'type':'named','name':'--bun'}]", ""),
        "/packages/0/runtimeHint",
        "are run by npx");
  }

  @Test
  public void aPackageOfTheEarliestSchemaIsLaunchedAndItsFaultsNameTheOldFields() {
    String old =
        "{'name':'a.b/c','description':'d','version_detail':{'version':'1.2.0'},"
            + "'packages':[{'registry_name':'npm','name':'c','version':'1.2.0','package_arguments':"
            + "[{'type':'positional','value':'x','value_hint':'x','is_secret':false}]}]}";
    assertEquals(List.of("npx", "-y", "c@1.2.0", "x"), command(old).argv());
    assertFault(old.replace("false", "true"), "/packages/0/package_arguments/0", "Is a secret");
    assertFault(old.replace("'npm'", "'nuget'"), "/packages/0/registry_name", "cannot run here");
  }

  private static void assertArguments(String arguments, String options, String... expected) {
    List<String> argv = command(arguments(arguments, options)).argv();
    assertEquals(List.of(expected), argv.subList(3, argv.size()));
  }

  private static String arguments(String arguments, String options) {
    return npm(",'packageArguments':[" + arguments + "]", options);
  }

  private static String pypi(String members) {
    return with(
        "'packages':[{'registryType':'pypi','identifier':'weather[fast]','version':'2025.9.25'"
            + ",'transport':{'type':'stdio'}"
            + members
            + "}],");
  }
}
