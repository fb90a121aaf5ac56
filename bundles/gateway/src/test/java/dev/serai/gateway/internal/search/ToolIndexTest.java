package dev.serai.gateway.internal.search;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.Test;

public class ToolIndexTest {
  private final ToolIndex index =
      new TestingTools()
          .with("github", "list_issues", "'description':'Lists the issues of a repository.'")
          .with("github", "createIssue", "'description':'Opens a new one in a repository.'")
          .with("github", "create_issue_comment", "'description':'Comments on an issue.'")
          .with("jira", "create-issue", "'description':'Files a ticket.'")
          .with("wiki", "page", "'title':'Read a page','description':'Of the company wiki'")
          .with(
              "mail",
              "send",
              "'annotations':{'title':'Deliver a letter'},'inputSchema':{'properties':{'to':"
                  + "{'description':'Who receives it'},'options':{'properties':{'urgency':{}}}}}")
          .with("chat", "post", "'description':'Posts to a channel of MatterMost or GitHub teams.'")
          .index();

  private List<String> find(String query) {
    return names(index.find(new SearchRequest(query, 10, null), 100));
  }

  private static List<String> names(ToolIndex.Found found) {
    assertTrue(found.all());
    return found.tools().stream().map(SearchedTool::exposed).toList();
  }

  private void assertFirst(String query, String... names) {
    List<String> found = find(query);
    assertTrue(query + ": " + found, found.size() >= names.length);
    assertEquals(query, List.of(names), found.subList(0, names.length));
  }

  @Test
  public void anExactNameIsFirstHoweverItIsWritten() {
    for (String query : List.of("createIssue", "create_issue", "create issue", "Create Issue")) {
      assertEquals(query, 2, find(query).stream().limit(2).filter(this::makesIssues).count());
    }
    assertFirst("github__createIssue", "github__createIssue");
    assertFirst("github__create_issue_comment", "github__create_issue_comment");
  }

  private boolean makesIssues(String name) {
    return List.of("github__createIssue", "jira__create-issue").contains(name);
  }

  @Test
  public void wordsAreFoundInAllTheirForms() {
    assertTrue(find("issue").contains("github__list_issues"));
    assertTrue(find("creating issues").contains("github__createIssue"));
    assertTrue(find("PAGES").contains("wiki__page"));
  }

  @Test
  public void aNameThatIsMadeOfOthersIsAWordOfItsOwn() {
    assertTrue(find("mattermost").contains("chat__post"));
    assertTrue(find("matter").contains("chat__post"));
    assertTrue(find("createissue").contains("jira__create-issue"));
    assertFirst("github issues", "github__list_issues");
  }

  @Test
  public void titlesParametersAndWhatTheyMeanAreSearched() {
    assertEquals(List.of("mail__send"), find("letter"));
    assertEquals(List.of("mail__send"), find("receives"));
    assertEquals(List.of("mail__send"), find("urgency"));
    assertEquals(List.of("wiki__page"), find("company"));
  }

  @Test
  public void aNameCountsMoreThanADescription() {
    assertFirst("comment", "github__create_issue_comment");
    assertFirst("post", "chat__post");
  }

  @Test
  public void mistypedAndUnfinishedWordsFindWhatIsMeant() {
    assertTrue(find("isue").contains("github__list_issues"));
    assertTrue(find("repositry").contains("github__list_issues"));
    assertTrue(find("urg").contains("mail__send"));
  }

  @Test
  public void aWordThatIsTooLongToBeTypedIsNotMistyped() {
    String shorter = "qwertzuiop".repeat(3);
    String longer = "qwertzuiop".repeat(4);
    ToolIndex words =
        new TestingTools()
            .with("a", "x", "'description':'" + shorter + "k'")
            .with("a", "y", "'description':'" + longer + "k'")
            .index();
    assertEquals("a__x", words.find(shorter + "f", null, 9).tools().get(0).exposed());
    assertEquals("a__y", words.find(longer, null, 9).tools().get(0).exposed());
    assertEquals(List.of(), words.find(longer + "f", null, 9).tools());
  }

  @Test
  public void manyMistypedWordsAreNoFault() {
    Random random = new Random(7);
    StringBuilder all = new StringBuilder();
    StringBuilder mistyped = new StringBuilder();
    for (int word = 0; word < 40; word++) {
      String letters =
          random
              .ints(9, 'a', 'r')
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      mistyped.append(letters).append("k ");
      for (char other = 's'; other <= 'z'; other++) {
        for (int at = 2; at < 5; at++) {
          all.append(letters, 0, at).append(other).append(letters.substring(at + 1)).append("k ");
        }
      }
    }
    String description = "'description':'" + all + "'";
    ToolIndex words =
        new TestingTools()
            .with(
                "a",
                all.toString(),
                description
                    + ",'title':'"
                    + all
                    + "','inputSchema':{'properties':{'x':{"
                    + description
                    + "}}}")
            .index();
    assertEquals(1, words.find(mistyped.toString(), null, 9).tools().size());
  }

  @Test
  public void wordsThatSayNothingFindNothing() {
    assertFalse(find("the page of a wiki").contains("github__list_issues"));
    assertEquals(List.of(), find("zebra"));
    assertEquals(List.of(), find("?!"));
  }

  @Test
  public void whatLooksLikeAQueryLanguageIsOnlyWords() {
    assertTrue(find("name:page AND (wiki* OR \"").contains("wiki__page"));
    find("*".repeat(1_000));
    find("a ".repeat(500));
    find("[ TO ] ~ ^ \\ \0 \ud800");
  }

  @Test
  public void anEmptyQueryFindsAllInTheirOrder() {
    assertEquals(7, index.find(new SearchRequest("", 10, null), 1).tools().size());
    assertEquals(
        List.of("jira__create-issue"), names(index.find(new SearchRequest("", 10, "Jira"), 100)));
    assertEquals(
        List.of("jira__create-issue"),
        names(index.find(new SearchRequest("issues", 10, "Jira"), 100)));
    assertEquals(
        List.of(), names(new TestingTools().index().find(new SearchRequest("x", 10, null), 100)));
  }

  @Test
  public void theBestAreFoundWhereNotAllAreWanted() {
    ToolIndex.Found best = index.find(new SearchRequest("comment issue", 10, null), 1);
    assertFalse(best.all());
    assertEquals("github__create_issue_comment", best.tools().get(0).exposed());
    assertEquals(1, best.tools().size());
  }

  @Test
  public void definitionsThatAreNoneBreakNothing() {
    ToolIndex strange =
        new TestingTools()
            .with("a", "x", "'title':7,'description':{},'inputSchema':[],'annotations':null")
            .with("a", "y", "'inputSchema':{'properties':7,'items':{'items':{'items':{}}}}")
            .with("a", "z", "not json")
            .with("a", "w".repeat(40_000), "'description':'" + "v".repeat(40_000) + "'")
            .index();
    assertEquals("a__x", strange.find("x", null, 9).tools().get(0).exposed());
    assertEquals("a__z", strange.find("z", null, 9).tools().get(0).exposed());
  }
}
