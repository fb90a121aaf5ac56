package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Bearer;
import dev.serai.core.access.Principal;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

/** What the API stands on comes and goes. */
public class ServicesTest {
  private static final String SLOW = "slow";

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void withoutManagementARequestMayBeSentAgain() {
    api.services.management().unbind(api.management);
    Answer away = api.get("/users");
    assertEquals("503 SERVICE_MISSING", away.problem());
    assertEquals("1", away.header("Retry-After"));
    assertTrue(away.json().get("retryable").asBoolean());
    assertEquals(200, api.get("/me").status());
  }

  @Test
  public void withoutAccessControlNobodyIsLetIn() {
    api.services.access().unbind(api.access);
    assertEquals("503 SERVICE_MISSING", api.get("/me").problem());
    assertEquals(200, api.get("/openapi.json").status());
  }

  @Test
  public void whatComesBackInTimeIsWaitedFor() {
    Services patient = new Services(Duration.ofSeconds(30));
    CompletableFuture<Integer> answer =
        CompletableFuture.supplyAsync(() -> patient.manage(management -> 7));
    patient.management().bind(api.management);
    assertEquals(Integer.valueOf(7), answer.join());
  }

  @Test
  public void onlySoManyRequestsWait() {
    api.services.management().unbind(api.management);
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add(
          CompletableFuture.supplyAsync(() -> api.get("/users"), task -> new Thread(task).start()));
    }
    List<String> problems =
        answers.stream().map(answer -> answer.join().problem()).distinct().toList();
    assertTrue(problems.toString(), problems.contains("503 OVERLOADED"));
    assertTrue(problems.toString(), problems.contains("503 SERVICE_MISSING"));
    api.services.management().bind(api.management);
    assertEquals(200, api.get("/users").status());
  }

  @Test
  public void onlySoManyRequestsWaitToBeKnown() {
    CompletableFuture<Principal> pending = new CompletableFuture<>();
    api.access.answers(SLOW, pending::minimalCompletionStage);
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add(identified(api.services));
    }

    Eventually.holds("the others are refused", () -> done(answers) == 60 - 16);

    assertEquals("whoever is known passes", 200, api.get("/me").status());
    pending.complete(TestingAccess.user("late", "t-late"));
    List<String> names = answers.stream().map(CompletableFuture::join).sorted().distinct().toList();
    assertEquals(List.of("OVERLOADED", "late"), names);
    assertEquals("room again", "late", identified(api.services).join());
  }

  private static long done(List<CompletableFuture<String>> answers) {
    return answers.stream().filter(CompletableFuture::isDone).count();
  }

  /** Whom a slow token stands for, or the code of the error. */
  private static CompletableFuture<String> identified(Services services) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return services.authenticate(new Bearer(SLOW, "192.0.2.1")).id();
          } catch (SeraiException e) {
            return e.code().name();
          }
        },
        task -> new Thread(task).start());
  }

  @Test
  public void whoWaitsToBeKnownIsToldWhenAccessControlLeaves() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    api.access.answers(
        SLOW,
        () -> {
          asked.countDown();
          return new CompletableFuture<>();
        });
    CompletableFuture<String> answer = identified(api.services);
    assertTrue(asked.await(10, TimeUnit.SECONDS));

    api.services.access().unbind(api.access);

    assertEquals("SERVICE_REPLACED", answer.get(3, TimeUnit.SECONDS));
  }
}
