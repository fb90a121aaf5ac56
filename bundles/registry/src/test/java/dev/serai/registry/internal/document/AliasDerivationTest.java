package dev.serai.registry.internal.document;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class AliasDerivationTest {
  @Test
  public void thePartAfterTheSlashWithoutMcpAndServer() {
    assertAlias("everything", "io.github.modelcontextprotocol/server-everything");
    assertAlias("terraform", "io.github.hashicorp/terraform-mcp-server");
    assertAlias("motherduck", "com.example/mcp-server-motherduck");
    assertAlias("time", "com.example/time");
  }

  @Test
  public void otherCharactersBecomeSingleHyphens() {
    assertAlias("garmin-connect", "com.example/Garmin__Connect.mcp");
    assertAlias("a-b", "com.example/-A--B-");
  }

  @Test
  public void theNamespaceStandsInWhereNothingIsLeft() {
    assertAlias("supabase", "com.supabase/mcp");
    assertAlias("quickbrew", "io.quickbrew/mcp-server");
    assertAlias("goreleaser", "io.github.goreleaser/mcp");
    assertAlias("server", "-/mcp");
  }

  @Test
  public void longNamesAreCutWithoutAnOpenEnd() {
    assertAlias("abcdefghijklmnopqrstuvwx", "a.b/abcdefghijklmnopqrstuvwxyz");
    assertAlias("abcdefghijklmnopqrstuvw", "a.b/abcdefghijklmnopqrstuvw-xyz");
  }

  private static void assertAlias(String alias, String name) {
    assertEquals(alias, AliasDerivation.of(name).value());
  }
}
