package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.NewToken;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

public class TokensTest {
  private static final OwnerRef ALICE = new OwnerRef(OwnerRef.Kind.USER, "alice");
  private static final OwnerRef BLUE = new OwnerRef(OwnerRef.Kind.TEAM, "blue");

  private final TestingManagement testing = new TestingManagement();
  private int minted;
  private final ManagedRecords<TokenRecord> tokens = testing.management.tokens();

  @Before
  public void people() {
    testing.user("root", "admin");
    testing.user("alice");
    testing.user("bob");
    testing.team("blue", "alice", "bob");
  }

  @Test
  public void aTokenIsShownOnceAndOnlyItsHashIsKept() {
    NewToken made = mint(testing.as("alice"), ALICE, Set.of());
    TokenSecret secret = TokenSecret.parse(made.secret()).orElseThrow();
    assertEquals(
        made.token().value().id(),
        testing.tokens.findByHash(secret.hash()).orElseThrow().value().id());
    assertTrue(made.secret().endsWith(made.token().value().hint()));
    String told =
        testing.events().toString()
            + testing.lastEvent().details()
            + made
            + tokens.get(testing.as("alice"), made.token().value().id())
            + tokens.list(testing.as("alice"), PageRequest.first(10)).items().get(0).value().hash();
    assertFalse(told, told.contains(made.secret()));
    assertFalse(told, told.contains(secret.hash()));
  }

  @Test
  public void whatIsPersonalIsForNobodyElseButToBeRemoved() {
    NewToken made = mint(testing.as("alice"), ALICE, Set.of());
    String id = made.token().value().id();
    for (Actor other : List.of(testing.as("root"), testing.as("bob"), OPERATOR)) {
      assertFails(ErrorCode.NOT_FOUND, () -> tokens.get(other, id));
      assertFails(ErrorCode.NOT_FOUND, () -> testing.management.rotate(other, id, 1));
      assertFails(ErrorCode.FORBIDDEN, () -> mint(other, ALICE, Set.of()));
      assertEquals(List.of(), tokens.list(other, PageRequest.first(10)).items());
    }
    assertFails(ErrorCode.NOT_FOUND, () -> tokens.delete(testing.as("bob"), id, 1));
    tokens.delete(testing.as("root"), id, 1);
    assertEquals(List.of(), testing.tokens.all());
  }

  @Test
  public void ofAnUpdateOnlyTheNameAndTheRevocationCountAndThatStays() {
    NewToken made = mint(testing.as("alice"), ALICE, Set.of("tool:use"));
    TokenRecord token = made.token().value();
    TokenRecord sent =
        new TokenRecord(
            token.id(),
            OwnerRef.ORGANIZATION,
            "renamed",
            "f".repeat(64),
            "ffff",
            Set.of("*:*"),
            null,
            null,
            null,
            true);
    Versioned<TokenRecord> after = tokens.update(testing.as("alice"), sent, 1);
    assertEquals("renamed", after.value().name());
    assertTrue(after.value().revoked());
    assertEquals(ALICE, after.value().owner());
    assertEquals(Set.of("tool:use"), after.value().permissions());
    TokenRecord kept = testing.tokens.find(token.id()).orElseThrow().value();
    assertEquals(TokenSecret.parse(made.secret()).orElseThrow().hash(), kept.hash());
    assertTrue(tokens.update(testing.as("alice"), token, 2).value().revoked());
    assertFails(
        ErrorCode.INVALID_VALUE,
        () -> testing.management.rotate(testing.as("alice"), token.id(), 3));
  }

  @Test
  public void aRotatedTokenHasAnotherSecretAndTheOldOneEnds() {
    NewToken made = mint(testing.as("alice"), BLUE, Set.of("tool:use"));
    String id = made.token().value().id();
    NewToken fresh = testing.management.rotate(testing.as("alice"), id, 1);
    assertEquals(id, fresh.token().value().id());
    assertEquals(2, fresh.token().version());
    assertNotEquals(made.secret(), fresh.secret());
    String old = TokenSecret.parse(made.secret()).orElseThrow().hash();
    assertTrue(testing.tokens.findByHash(old).isEmpty());
    assertFails(
        ErrorCode.CHANGED_MEANWHILE, () -> testing.management.rotate(testing.as("alice"), id, 1));
    assertFails(ErrorCode.NOT_FOUND, () -> testing.management.rotate(testing.as("bob"), id, 2));
  }

  @Test
  public void nobodyMintsWhatMayMoreThanTheyMay() {
    Actor limited = testing.limited("alice", "token:*", "tool:use");
    assertFails(ErrorCode.FORBIDDEN, () -> mint(limited, ALICE, Set.of()));
    assertFails(ErrorCode.FORBIDDEN, () -> mint(limited, ALICE, Set.of("tool:*")));
    mint(limited, ALICE, Set.of("tool:use"));
    testing.user("ed", "editor");
    assertFails(
        ErrorCode.FORBIDDEN,
        () -> mint(testing.as("ed"), OwnerRef.ORGANIZATION, Set.of("user:update")));
    mint(testing.as("ed"), OwnerRef.ORGANIZATION, Set.of("tool:use"));
    assertFails(
        ErrorCode.FORBIDDEN,
        () -> mint(testing.as("alice"), OwnerRef.ORGANIZATION, Set.of("tool:use")));
  }

  @Test
  public void whatCannotBeATokenIsRefused() {
    Actor alice = testing.as("alice");
    assertFails(ErrorCode.INVALID_VALUE, () -> mint(OPERATOR, OwnerRef.ORGANIZATION, Set.of()));
    assertFails(
        ErrorCode.INVALID_VALUE,
        () -> mint(OPERATOR, new OwnerRef(OwnerRef.Kind.TEAM, "none"), Set.of("tool:use")));
    assertFails(
        ErrorCode.INVALID_VALUE,
        () ->
            testing.management.mint(
                alice, new TokenRequest(ALICE, "t", Set.of(), null, testing.clock.instant())));
    assertFails(
        ErrorCode.INVALID_VALUE,
        () -> testing.management.mint(alice, new TokenRequest(ALICE, "t", Set.of(), "none", null)));
    assertFails(
        ErrorCode.INVALID_VALUE,
        () ->
            testing.management.mint(
                alice, new TokenRequest(ALICE, "session", Set.of(), null, null)));
    testing.management.mint(
        alice,
        new TokenRequest(
            ALICE, "t", Set.of(), "default", testing.clock.instant().plus(Duration.ofDays(1))));
    assertFails(
        ErrorCode.INVALID_VALUE, () -> tokens.create(alice, testing.tokens.all().get(0).value()));
  }

  private NewToken mint(Actor actor, OwnerRef owner, Set<String> permissions) {
    return testing.management.mint(
        actor, new TokenRequest(owner, "token " + ++minted, permissions, null, null));
  }
}
