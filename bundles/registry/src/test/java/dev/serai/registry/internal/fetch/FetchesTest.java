package dev.serai.registry.internal.fetch;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

public class FetchesTest {
  @Rule public final TestingSite site = new TestingSite();

  private final CountDownLatch over = new CountDownLatch(1);
  private final Fetches fetches = new Fetches(config("127.0.0.1"));

  @After
  public void end() {
    over.countDown();
    fetches.close();
  }

  @Test
  public void nobodyIsListedUnlessItIsConfigured() throws Exception {
    assertArrayEquals(
        new String[0], (String[]) Config.class.getMethod("fetch$_$hosts").getDefaultValue());
    assertEquals(1, Config.class.getDeclaredMethods().length);
  }

  @Test
  public void aChangedListHoldsFromTheNextFetchOn() {
    site.document("/", "here");
    assertEquals("here", get("/"));
    fetches.modified(config("10.0.0.0/8"));
    assertEquals(ErrorCode.FETCH_REFUSED, refused("/").code());
    fetches.modified(config("10.0.0.0/8, 127.0.0.0/8"));
    assertEquals("here", get("/"));
  }

  @Test
  public void aListThatCannotBeReadListsNobody() {
    fetches.modified(config("127.0.0.1", "http://127.0.0.1"));
    SeraiException refused = refused("/");
    assertEquals(ErrorCode.FETCH_REFUSED, refused.code());
    assertTrue(refused.code().advice(), refused.code().advice().contains("fetch-hosts"));
    assertEquals(List.of(), site.requests);
  }

  @Test
  public void onlySomeFetchAtOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(Fetches.MOST);
    site.at(
        "/slow",
        exchange -> {
          begun.countDown();
          await(over);
          TestingSite.answer(exchange, 200, "late");
        });
    site.document("/quick", "quick");
    List<CompletableFuture<String>> slow = new ArrayList<>();
    for (int i = 0; i < Fetches.MOST; i++) {
      slow.add(CompletableFuture.supplyAsync(() -> get("/slow"), task -> new Thread(task).start()));
    }
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    assertEquals(ErrorCode.OVERLOADED, refused("/quick").code());
    over.countDown();
    for (CompletableFuture<String> each : slow) {
      assertEquals("late", each.get(20, TimeUnit.SECONDS));
    }
    assertEquals("quick", get("/quick"));
  }

  @Test
  public void theEndEndsWhatIsFetched() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    site.at(
        "/slow",
        exchange -> {
          begun.countDown();
          await(over);
        });
    CompletableFuture<String> slow =
        CompletableFuture.supplyAsync(() -> get("/slow"), task -> new Thread(task).start());
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    fetches.close();
    assertThrows(CompletionException.class, slow::join);
    assertEquals(ErrorCode.STOPPING, refused("/slow").code());
  }

  private String get(String path) {
    return fetches.use(
        fetcher -> new String(fetcher.get(URI.create(site.url(path)), Map.of(), 100)));
  }

  private SeraiException refused(String path) {
    return assertThrows(SeraiException.class, () -> get(path));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Config config(String... hosts) {
    return new Config() {
      @Override
      public String[] fetch$_$hosts() {
        return hosts;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return Config.class;
      }
    };
  }
}
