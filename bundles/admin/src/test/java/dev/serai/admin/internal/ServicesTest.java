package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;

/** What the API stands on comes and goes. */
public class ServicesTest {
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
}
