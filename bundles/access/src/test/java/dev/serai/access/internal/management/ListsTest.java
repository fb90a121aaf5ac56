package dev.serai.access.internal.management;

import static dev.serai.access.internal.management.TestingManagement.OPERATOR;
import static dev.serai.access.internal.management.TestingManagement.assertFails;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.Test;

public class ListsTest {
  private final TestingManagement testing = new TestingManagement();
  private final ManagedRecords<UserRecord> users = testing.management.users();

  @Test
  public void pagesShowEachRecordOnceAndEnd() {
    List<String> ids = IntStream.range(0, 25).mapToObj("u%02d"::formatted).toList();
    ids.forEach(testing::user);
    for (int limit : new int[] {1, 5, 7, 25, 26}) {
      assertEquals(ids, walk(OPERATOR, limit, null));
    }
    Page<Versioned<UserRecord>> whole = users.list(OPERATOR, PageRequest.first(25));
    assertNull(whole.next());
  }

  @Test
  public void aSearchLooksForPartsOfNamesIgnoringCase() {
    testing.user("alice");
    testing.user("Malik");
    testing.user("bob");
    assertEquals(List.of("Malik", "alice"), walk(OPERATOR, 10, "ALI"));
    assertEquals(List.of(), walk(OPERATOR, 10, "%"));
  }

  @Test
  public void aListShowsWhatCanBeReadAndNothingElse() {
    testing.user("alice");
    testing.user("bob");
    testing.roles.create(new RoleRecord("nothing", Set.of("tool:use")));
    testing.user("carol", "nothing");
    assertEquals(List.of("alice", "bob", "carol"), walk(testing.as("alice"), 10, null));
    assertEquals(List.of("carol"), walk(testing.as("carol"), 10, null));
  }

  @Test
  public void onePageLooksAtABoundedNumberOfRecords() {
    testing.user("alice");
    int all = ManagedStore.MAX_LOOKED_AT + 500;
    for (int i = 0; i < all; i++) {
      testing.tokens.create(token("t%05d".formatted(i), i));
    }
    ManagedRecords<TokenRecord> tokens = testing.management.tokens();
    Page<Versioned<TokenRecord>> first = tokens.list(testing.as("alice"), PageRequest.first(10));
    assertEquals(List.of(), first.items());
    assertNotNull(first.next());
    Page<Versioned<TokenRecord>> second =
        tokens.list(testing.as("alice"), new PageRequest(first.next(), 10, null));
    assertEquals(List.of(), second.items());
    assertNull(second.next());
  }

  @Test
  public void aCursorOfOnesOwnMakingIsRefused() {
    for (String cursor : List.of("", "%%%", "a".repeat(1_000_000), "AA", "é")) {
      assertFails(
          ErrorCode.INVALID_VALUE, () -> users.list(OPERATOR, new PageRequest(cursor, 10, null)));
    }
  }

  @Test
  public void theAuditLogIsReadByWhoMayAndNewestFirst() {
    testing.user("alice");
    testing.user("root", "admin");
    IntStream.range(0, 10).forEach(i -> testing.audit.record(event("e" + i)));
    assertFails(
        ErrorCode.NOT_FOUND,
        () -> testing.management.audit(testing.as("alice"), AuditQuery.ALL, PageRequest.first(10)));
    assertEquals(AuditEvent.Outcome.DENIED, testing.lastEvent().outcome());
    assertFails(ErrorCode.NOT_FOUND, () -> testing.management.verifyAudit(testing.as("alice")));
    int kept = testing.events().size();
    List<Long> numbers = new ArrayList<>();
    String after = null;
    do {
      Page<AuditRecord> page =
          testing.management.audit(
              testing.as("root"), AuditQuery.ALL, new PageRequest(after, 4, null));
      page.items().forEach(record -> numbers.add(record.number()));
      after = page.next();
    } while (after != null);
    assertEquals(LongStream.rangeClosed(1, kept).map(i -> kept + 1 - i).boxed().toList(), numbers);
  }

  private List<String> walk(Actor actor, int limit, String search) {
    List<String> ids = new ArrayList<>();
    String after = null;
    do {
      Page<Versioned<UserRecord>> page = users.list(actor, new PageRequest(after, limit, search));
      page.items().forEach(user -> ids.add(user.value().id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  private static TokenRecord token(String id, int number) {
    return new TokenRecord(
        id,
        new OwnerRef(OwnerRef.Kind.USER, "somebody"),
        "t",
        "%064x".formatted(number),
        "abcd",
        Set.of(),
        null,
        null,
        null,
        false);
  }

  private AuditEvent event(String target) {
    return new AuditEvent(
        testing.clock.instant(), "user:x", "tool:use", target, AuditEvent.Outcome.DONE, Map.of());
  }

  @Test
  public void whatIsNoCursorIsRefused() {
    for (String after : new String[] {"", "garbage", "YQ", "k", "not base64!"}) {
      assertFails(
          ErrorCode.INVALID_VALUE,
          () -> testing.management.users().list(OPERATOR, new PageRequest(after, 4, null)));
    }
  }
}
