package dev.serai.core.resolution;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Origin;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord.Membership;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

public class ResolverTest {
  private static final OwnerRef ORG = OwnerRef.ORGANIZATION;
  private static final OwnerRef ALICE = new OwnerRef(OwnerRef.Kind.USER, "alice");
  private static final OwnerRef BOB = new OwnerRef(OwnerRef.Kind.USER, "bob");
  private static final OwnerRef BLUE = new OwnerRef(OwnerRef.Kind.TEAM, "blue");
  private static final OwnerRef RED = new OwnerRef(OwnerRef.Kind.TEAM, "red");

  private static final Principal USER = principal(Principal.Kind.USER, "alice", "blue", "red");
  private static final Principal ALONE = principal(Principal.Kind.USER, "alice");
  private static final Principal TEAM = principal(Principal.Kind.TEAM, "red", "red");
  private static final Principal TOKEN = principal(Principal.Kind.ORGANIZATION, "organization");
  private static final Principal STRANGER = principal(Principal.Kind.EXTERNAL, "alice", "blue");

  private static final String NOBODY = "nobody";

  private static Principal principal(Principal.Kind kind, String id, String... teams) {
    Map<String, Membership> memberships = new LinkedHashMap<>();
    Arrays.stream(teams).forEach(team -> memberships.put(team, Membership.MEMBER));
    return new Principal(kind, id, id, "t", null, memberships, Permissions.ALL);
  }

  private static CatalogEntry entry(String prefix, OwnerRef owner) {
    String id = prefix + "-of-" + owner.id();
    return new CatalogEntry(
        new InstallationId(id),
        new Alias(prefix + "-" + owner.id().substring(0, 3)),
        new Alias(prefix),
        "com.example/git",
        "1.0.0",
        "git",
        "",
        new BundleLaunch("git", 1),
        EntryOptions.DEFAULTS,
        ORG,
        owner,
        null,
        new Origin("store", id, 0, "1.0.0"));
  }

  private static Resolver over(OwnerRef... owners) {
    return new Resolver(
        new RegistrySnapshot(
            1,
            Arrays.stream(owners).map(owner -> entry("git", owner)).toList(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(
                new InstallationId("away"), new Alias("git"),
                new InstallationId("sandbox"), new Alias("git-sandbox"))));
  }

  private static String chosen(Resolver resolver, Principal who, Sought sought) {
    return resolver.choose(who, sought).map(entry -> entry.owner().id()).orElse(NOBODY);
  }

  private static Sought pinned(String id, OwnerRef... audience) {
    return new Sought(
        new Alias("git"), id == null ? null : new InstallationId(id), Set.of(audience));
  }

  private static void assertServed(
      String expected, Principal who, String pin, OwnerRef... installed) {
    assertEquals(expected, chosen(over(installed), who, pinned(pin, ORG)));
  }

  @Test
  public void aUserIsServedByTheirOwnThenByATeamsThenByTheOrganizations() {
    assertServed("alice", USER, null, ORG, RED, BLUE, ALICE, BOB);
    assertServed("blue", USER, null, ORG, RED, BLUE, BOB);
    assertServed("red", USER, null, ORG, RED, BOB);
    assertServed("organization", USER, null, ORG, BOB);
    assertServed(NOBODY, USER, null, BOB);
    assertServed(NOBODY, USER, null);
  }

  @Test
  public void aUserIsServedByNoTeamThatTheyDoNotBelongTo() {
    assertServed("organization", ALONE, null, ORG, RED, BLUE);
    assertServed(NOBODY, ALONE, null, RED, BLUE);
  }

  @Test
  public void theTeamsOfTheGatewayComeFirst() {
    Resolver all = over(ORG, BLUE, RED);
    assertEquals("red", chosen(all, USER, pinned(null, RED)));
    assertEquals("blue", chosen(all, USER, pinned(null, RED, BLUE)));
    assertEquals("blue", chosen(all, USER, pinned(null, ALICE)));
    assertEquals("alice", chosen(over(ALICE, RED), USER, pinned(null, RED)));
  }

  @Test
  public void aTokenOfATeamIsServedByTheTeamsThenByTheOrganizations() {
    assertServed("red", TEAM, null, ORG, RED, BLUE, ALICE);
    assertServed("organization", TEAM, null, ORG, BLUE, ALICE);
    assertServed(NOBODY, TEAM, null, BLUE, ALICE);
  }

  @Test
  public void othersAreServedByTheOrganizationsOnly() {
    for (Principal who : List.of(TOKEN, STRANGER, Principal.LOCAL, Principal.operator("karaf"))) {
      assertServed("organization", who, null, ORG, RED, BLUE, ALICE);
      assertServed(NOBODY, who, null, RED, BLUE, ALICE);
    }
  }

  @Test
  public void whatABindingNamesServesThoseWhomItBelongsTo() {
    assertServed("red", USER, "git-of-red", ORG, RED, BLUE, ALICE);
    assertServed("organization", USER, "git-of-organization", ORG, RED, BLUE, ALICE);
    assertServed("organization", TOKEN, "git-of-organization", ORG, ALICE);
    assertServed("alice", USER, "git-of-bob", ORG, BOB, ALICE);
    assertServed("organization", TOKEN, "git-of-red", ORG, RED);
    assertServed(NOBODY, ALONE, "git-of-bob", BOB);
  }

  @Test
  public void whatABindingNamesAndIsAwayIsReplacedByWhatTheCallerHas() {
    assertServed("alice", USER, "away", ORG, ALICE);
    assertServed("organization", TEAM, "away", ORG, ALICE);
    assertServed(NOBODY, TEAM, "away", ALICE);
  }

  @Test
  public void whatABindingNamesAndIsOfAnotherNameOrUnknownIsReplacedByNothing() {
    assertServed(NOBODY, USER, "sandbox", ORG, ALICE);
    assertServed(NOBODY, USER, "gone", ORG, ALICE);
  }

  @Test
  public void whatABindingNamesUnderAnotherPrefixIsOfferedThereOnly() {
    Resolver two =
        new Resolver(
            new RegistrySnapshot(
                1, List.of(entry("git", ORG), entry("git-work", ORG)), List.of(), List.of()));
    assertEquals(NOBODY, chosen(two, USER, pinned("git-work-of-organization", ORG)));
  }

  @Test
  public void eachStepIsExplained() {
    List<Step> steps = over(ORG, BOB).explain(USER, pinned("git-of-bob", ORG));
    assertEquals(
        List.of(
            "The binding names an installation",
            "The caller's own",
            "Of the team blue",
            "Of the team red",
            "Of the organization"),
        steps.stream().map(Step::rule).collect(Collectors.toList()));
    assertEquals("It belongs to somebody else: USER:bob", steps.get(0).reason());
    assertEquals("There is none that can be used.", steps.get(1).reason());
    assertFalse(steps.get(3).taken());
    assertTrue(steps.get(4).taken());
  }
}
