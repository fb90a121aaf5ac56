package dev.serai.access.internal.decision;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.Replica;
import dev.serai.access.internal.TestingStore;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord.Membership;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Every principal, as its token proves it, with everything and every verb. */
public class DecisionTableTest {
  private static final Verb[] VERBS = {
    Verb.READ, Verb.USE, Verb.CREATE, Verb.UPDATE, Verb.DELETE, Verb.APPROVE
  };
  private static final String LETTERS = "RUCWDA";

  private final TestingStore store = new TestingStore();
  private final Map<String, Principal> principals = new LinkedHashMap<>();
  private DecisionTable table;
  private Replica replica;

  @Before
  public void people() throws Exception {
    table = DecisionTable.read();
    store.role("people", "user:*", "team:*", "token:*", "audit:read");
    store.user("root", "admin");
    store.user("ed", "editor");
    store.user("mia");
    store.user("otto");
    store.user("tea");
    store.user("cora", "people");
    store.team("blue", "blues", Map.of("mia", Membership.MEMBER, "tea", Membership.ADMIN));
    store.team("red", null, Map.of());
    replica = Replica.of(store);
    ownTokens();
    replica.access().addIssuer(DecisionTable.PROVIDER);
    principals.put("external", replica.principal(DecisionTable.EXTERNAL_TOKEN));
    principals.put("local", Principal.LOCAL);
    principals.put("operator", Principal.operator("karaf"));
  }

  private void ownTokens() {
    own("admin", store.token(TestingStore.ofUser("root")));
    own("editor", store.token(TestingStore.ofUser("ed")));
    own("member", store.token(TestingStore.ofUser("mia")));
    own("outside", store.token(TestingStore.ofUser("otto")));
    own("teamadmin", store.token(TestingStore.ofUser("tea")));
    own("people", store.token(TestingStore.ofUser("cora")));
    own("teamtoken", store.token(TestingStore.ofTeam("blue")));
    own(
        "orgtoken",
        store.token(
            OwnerRef.ORGANIZATION,
            "gateway:read",
            "gateway:use",
            "tool:*",
            "installation:*",
            "user:read"));
    own(
        "limited",
        store.token(TestingStore.ofUser("mia"), "gateway:use", "tool:use", "installation:read"));
    own("bound", store.limitedToken(TestingStore.ofUser("mia"), "desk", null));
  }

  private void own(String name, String token) {
    principals.put(name, replica.principal(token));
  }

  @After
  public void close() {
    replica.close();
  }

  @Test
  public void everyDecisionIsAsExpected() {
    List<String> wrong = new ArrayList<>();
    int decisions = 0;
    for (DecisionTable.Row row : table.rows()) {
      for (String column : table.columns()) {
        String expected = row.cells().get(column);
        String found = found(principals.get(column), row.what());
        decisions += VERBS.length;
        if (!expected.equals(found)) {
          wrong.add(column + ", " + row + ": " + found + " instead of " + expected);
        }
      }
    }
    assertEquals(String.join("\n", wrong), 0, wrong.size());
    assertEquals(table.rows().size() * principals.size() * VERBS.length, decisions);
  }

  private String found(Principal who, Resource what) {
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < VERBS.length; i++) {
      boolean allowed = replica.access().decide(who, VERBS[i], what).allowed();
      found.append(allowed ? LETTERS.charAt(i) : '-');
    }
    return found.toString();
  }

  @Test
  public void theTableLeavesNothingOut() {
    assertEquals(new TreeSet<>(principals.keySet()), new TreeSet<>(table.columns()));
    assertEquals(Set.of(VERBS), EnumSet.allOf(Verb.class));
    Set<String> found = new HashSet<>();
    table.rows().forEach(row -> found.add(row.what().kind() + " " + row.what().owner()));
    for (ResourceKind kind : ResourceKind.values()) {
      for (String owner : List.of("organization", "blue", "red", "mia", "ext")) {
        assertTrue(kind + " of " + owner, found.contains(kind + " " + DecisionTable.owner(owner)));
      }
    }
    assertEquals(
        EnumSet.allOf(Principal.Kind.class),
        EnumSet.copyOf(principals.values().stream().map(Principal::kind).toList()));
  }

  @Test
  public void whoIsDisabledIsNobodyThatADecisionCouldBeAbout() {
    String token = store.token(TestingStore.ofUser("mia"));
    replica.principal(token);
    store.users.update(TestingStore.user("mia", true, null), 1);

    assertEquals(ErrorCode.UNAUTHENTICATED, replica.refusal(token));
  }
}
