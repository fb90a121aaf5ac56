package dev.serai.access.internal;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.store.BenchmarkTable;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.UserRecord.Subject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Assert;
import org.junit.Test;

/**
 * Not a test: {@code benchmarks/access} runs it, and it prints what access control adds to a call.
 */
public class SeenToken {
  private static final int CALLS = 200_000;
  private static final int ROUNDS = 9;
  private static final String ISSUER = "https://id.example.org";

  private static final List<Resource> ASKED =
      List.of(
          new Resource(
              ResourceKind.GATEWAY,
              "default",
              OwnerRef.ORGANIZATION,
              Set.of(OwnerRef.ORGANIZATION),
              "default"),
          Resource.of(ResourceKind.ENTRY, "org.example/counter", OwnerRef.ORGANIZATION)
              .through("default"),
          new Resource(
              ResourceKind.TOOL,
              "counter__count",
              OwnerRef.ORGANIZATION,
              Set.of(OwnerRef.ORGANIZATION),
              "default"));

  private final TestingStore store = new TestingStore();
  private final Replica replica = Replica.of(store);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final BenchmarkTable table =
      new BenchmarkTable(
          "CPU of one call (aim: authenticated and decided within 30 us)",
          "caller",
          "authenticated, us",
          "and decided, us",
          "slowest round, us");

  @After
  public void close() {
    replica.close();
  }

  @Test
  public void costs() {
    store.user("ada", "editor");
    store.team("blue", "blues", Map.of("ada", Membership.ADMIN));
    report("a token of our own", store.token(TestingStore.ofUser("ada")));
    TestingSignedTokens provider = new TestingSignedTokens(ISSUER);
    replica.access.addIssuer(provider);
    ExternalIdentity alice =
        new ExternalIdentity(
            new Subject(ISSUER, "4711"),
            "alice",
            null,
            Set.of("blues"),
            Set.of("editor"),
            replica.clock.instant().plusSeconds(86_400),
            false);
    report("a provider's token of 1,200 characters", provider.token("x".repeat(820), alice));
  }

  private void report(String caller, String token) {
    Bearer bearer = new Bearer(token, "192.0.2.1");
    long[] authenticated = rounds(() -> authenticate(bearer));
    long[] decided = rounds(() -> decide(authenticate(bearer)));
    table.row(
        caller,
        BenchmarkTable.micros(authenticated[ROUNDS / 2]),
        BenchmarkTable.micros(decided[ROUNDS / 2]),
        BenchmarkTable.micros(decided[ROUNDS - 1]));
  }

  private Principal authenticate(Bearer bearer) {
    return replica.access.authenticate(bearer).toCompletableFuture().join();
  }

  private void decide(Principal who) {
    for (Resource what : ASKED) {
      Assert.assertTrue(replica.access.decide(who, Verb.USE, what).allowed());
    }
  }

  /** CPU nanoseconds a call, of each round, the lowest first. */
  private long[] rounds(Runnable call) {
    long[] costs = new long[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      long begin = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      if (round >= 0) {
        costs[round] = (threads.getCurrentThreadCpuTime() - begin) / CALLS;
      }
    }
    Arrays.sort(costs);
    return costs;
  }
}
