package dev.serai.registry.internal.tool.scan;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class NameRuleTest {
  private static final OtherServer GIT =
      new OtherServer("git", List.of("create_issue", "search", "get_user", "list_branches"));

  @Test
  public void lettersOfAnotherAlphabetAreFound() {
    assertEquals(
        List.of(
            "BLOCK mixed-script /name",
            "INFO name-characters /name",
            "BLOCK look-alike-name /name"),
        TestingScan.names(List.of("cre\u0430te_issue"), GIT));
  }

  @Test
  public void aWholeNameInAnotherAlphabetIsFound() {
    assertEquals(
        List.of("INFO name-characters /name", "BLOCK look-alike-name /name"),
        TestingScan.names(
            List.of("\u0441\u043e\u0440\u0443"), new OtherServer("x", List.of("copy"))));
  }

  @Test
  public void wideAccentedAndHiddenFormsAreFound() {
    for (String name : List.of("\uff53earch", "s\u00e9arch", "se\u200barch", "se\u0430rch")) {
      assertFoundLast("BLOCK look-alike-name /name", name);
    }
  }

  @Test
  public void digitsAndPairsThatLookLikeLettersAreFound() {
    assertFoundLast("WARN look-alike-name /name", "1ist_branches");
    assertFoundLast("WARN look-alike-name /name", "Iist_branches");
    assertEquals(
        List.of("WARN look-alike-name /name"),
        TestingScan.names(List.of("cornmit"), new OtherServer("x", List.of("commit"))));
  }

  @Test
  public void twoNamesOfOneServerAreCompared() {
    assertEquals(
        List.of("WARN similar-name /name", "WARN similar-name /name"),
        TestingScan.names(List.of("read_file", "readFile")));
    assertEquals(
        List.of("WARN look-alike-name /name", "WARN look-alike-name /name"),
        TestingScan.names(List.of("fill_form", "fi1l_form")));
  }

  @Test
  public void oneSlipFromAnotherServersNameIsFound() {
    for (String name : List.of("create_isue", "create_isssue", "craete_issue", "create_ixsue")) {
      assertFoundLast("WARN near-name /name", name);
    }
  }

  @Test
  public void ordinaryNeighboursAreNotSlips() {
    assertEquals(List.of(), TestingScan.names(List.of("get_users", "set_user", "sea"), GIT));
    assertEquals(List.of(), TestingScan.names(List.of("get_file", "get_files", "get_filet")));
    assertEquals(
        List.of(),
        TestingScan.names(
            List.of("query_v2", "dates"), new OtherServer("x", List.of("query_v1", "gates"))));
  }

  @Test
  public void oneNameOnTwoServersIsWorthKnowing() {
    assertEquals(
        List.of("INFO similar-name /name", "INFO shared-name /name"),
        TestingScan.names(List.of("create-issue", "search"), GIT));
  }

  @Test
  public void aToolAndAPromptMayShareAName() {
    assertEquals(
        List.of(),
        TestingScan.definition(
            dev.serai.registry.internal.tool.DefinitionKind.PROMPT, "{\"name\":\"plan\"}"));
  }

  private static void assertFoundLast(String finding, String name) {
    List<String> found = TestingScan.names(List.of(name), GIT);
    assertEquals(name + found, finding, found.isEmpty() ? "" : found.get(found.size() - 1));
  }
}
