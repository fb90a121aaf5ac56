package dev.serai.registry.internal.client;

import static dev.serai.registry.internal.client.TestingClient.argv;
import static dev.serai.registry.internal.client.TestingClient.each;
import static dev.serai.registry.internal.client.TestingClient.options;
import static dev.serai.registry.internal.client.TestingClient.parcel;
import static dev.serai.registry.internal.client.TestingClient.server;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.registry.internal.client.Conversion.Converted;
import java.util.List;
import org.junit.Test;

public class PackageRunnersTest {

  @Test
  public void npxRunsAnNpmPackage() {
    String members = "'command':'npx','args':['-y','@a/b@1.2.3','--flag','x']";
    assertEquals(List.of("npx", "-y", "@a/b@1.2.3", "--flag", "x"), argv(members));
    Converted server = server(members);
    assertEquals("npm", parcel(server).path("registryType").asText());
    assertEquals("@a/b", parcel(server).path("identifier").asText());
    assertEquals("1.2.3", parcel(server).path("version").asText());
    assertEquals("1.2.3", server.document().path("version").asText());
  }

  @Test
  public void aMissingVersionOrLatestStaysTheNewest() {
    for (String spec : List.of("@a/b", "@a/b@latest")) {
      String members = "'command':'npx','args':['" + spec + "']";
      assertEquals(List.of("npx", "-y", "@a/b"), argv(members));
      assertEquals("1.0.0", server(members).document().path("version").asText());
    }
    assertEquals(List.of("uvx", "a"), argv("'command':'uvx','args':['a@latest']"));
  }

  @Test
  public void theOptionsOfNpxAreKept() {
    assertEquals(
        List.of("npx", "-y", "--registry", "https://npm.example.com", "-q", "a", "-y"),
        argv(
            "'command':'npx','args':['--yes','--registry','https://npm.example.com','-q','a','-y']"));
  }

  @Test
  public void aNamedPackageWhoseProgramIsItsNameIsThatPackage() {
    for (String option : List.of("'-p','@a/b@1.0.0'", "'--package=@a/b@1.0.0'")) {
      assertEquals(
          List.of("npx", "-y", "@a/b@1.0.0", "x"),
          argv("'command':'npx','args':[" + option + ",'b','x']"));
    }
    assertEquals(
        List.of("uvx", "a==1.0", "x"), argv("'command':'uvx','args':['--from','a==1.0','a','x']"));
  }

  @Test
  public void whatIsNoPackageOfARegistryStaysACommand() {
    for (String line :
        List.of(
            "'npx','-p','a','other'",
            "'npx','-c','a'",
            "'npx','a@^1.0'",
            "'npx','a@next'",
            "'npx','github:a/b'",
            "'npx'",
            "'uvx','--from','git+https://git.example.com/a','a'",
            "'uv','run','a'",
            "'docker','compose','up'",
            "'pipx','run','--python','3','a'")) {
      Converted server = server("'command':[" + line + "]");
      assertFalse(line, server.document().has("packages"));
      assertEquals(line, line.replace("'", ""), String.join(",", argv("'command':[" + line + "]")));
    }
  }

  @Test
  public void uvxAndItsKinRunPypiPackages() {
    for (String line :
        List.of("'uvx','a==1.2'", "'uv','tool','run','a@1.2'", "'pipx','run','a==1.2'")) {
      assertEquals(
          List.of("uvx", "a==1.2", "--x"), argv("'command':[" + line + "],'args':['--x']"));
    }
    assertEquals(
        List.of("uvx", "--python", "3.12", "--with", "mcp<2", "a[b]"),
        argv("'command':'uvx','args':['--python','3.12','--with','mcp<2','a[b]']"));
  }

  @Test
  public void dnxRunsANugetPackage() {
    Converted server =
        server("'command':'dnx','args':['A.B@1.2.3','--yes','--','--x']".replace("'--yes',", ""));
    assertEquals("nuget", parcel(server).path("registryType").asText());
    assertEquals("A.B", parcel(server).path("identifier").asText());
    assertEquals("1.2.3", parcel(server).path("version").asText());
    assertEquals(List.of("--x"), each(parcel(server).path("packageArguments"), "value"));
  }

  @Test
  public void shellsAndFoldersAroundARunnerAreLeftOut() {
    for (String line :
        List.of(
            "'cmd','/c','npx','-y','a'",
            "'cmd.exe','/C','npx.cmd','a'",
            "'/home/me/.asdf/shims/npx','a'",
            "'C:\\\\Program Files\\\\nodejs\\\\npx.cmd','a'")) {
      assertEquals(line, List.of("npx", "-y", "a"), argv("'command':[" + line + "]"));
    }
    assertTrue(server("'command':'cmd','args':['/c','npx','a']").notes().get(0).contains("cmd /c"));
  }

  @Test
  public void aWholeLineIsSplit() {
    assertEquals(List.of("python", "-m", "a.b"), argv("'command':'python -m a.b'"));
  }

  @Test
  public void anyOtherProgramIsACommand() {
    Converted server =
        server("'command':'node','args':['/srv/a.js',7],'env':{'A':'b','N':1},'cwd':'/srv'");
    assertEquals("node", options(server).path("command").asText());
    assertEquals("/srv", options(server).path("cwd").asText());
    assertEquals("{\"A\":\"b\",\"N\":\"1\"}", options(server).path("env").toString());
    assertEquals(
        List.of("node", "/srv/a.js", "7"), argv("'command':'node','args':['/srv/a.js',7]"));
  }

  @Test
  public void programsAndFoldersThatCannotBeHereAreRefused() {
    TestingClient.assertRefused(
        "'command':'C:\\\\Program Files\\\\a.exe'", "/command", "without blanks");
    TestingClient.assertRefused(
        "'command':'node x','args':['y']", "/command", "put arguments into");
    TestingClient.assertRefused("'command':'a','cwd':'.'", "/cwd", "absolute path");
    TestingClient.assertRefused("'command':''", "/command", "no program");
    TestingClient.assertRefused("'command':'a','args':'b'", "/args", "array");
    TestingClient.assertRefused("'command':'a','args':[{}]", "/args/0", "Must be a string");
  }
}
