package dev.serai.registry.internal.fetch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

public class RedirectsTest {
  private static final Map<String, String> SECRET = Map.of("Authorization", "Bearer s3cret");

  @ClassRule public static final TestingKeys KEYS = new TestingKeys();

  @Rule public final TestingWeb web = new TestingWeb(KEYS);

  @Test
  public void threeAreFollowed() {
    web.redirect("/1", "2");
    web.redirect("/2", "/3");
    web.redirect("/3", "https://b.web.test/4");
    web.document("/4", "{}");
    assertEquals("{}", new String(get(web.fetcher())));
    assertEquals(List.of("a.web.test", "a.web.test", "a.web.test", "b.web.test"), web.lookups);
  }

  @Test
  public void aFourthIsNot() {
    web.redirect("/1", "/1");
    failed(ErrorCode.FETCH_FAILED, "redirects more than 3 times");
    assertEquals(4, web.requests.size());
  }

  @Test
  public void aForbiddenHostIsRefused() {
    web.name("inside.web.test", List.of("10.0.0.1"));
    web.redirect("/1", "https://inside.web.test/");
    failed(ErrorCode.FETCH_REFUSED, "\"inside.web.test\" may not be fetched: it has a private");
  }

  @Test
  public void anAddressIsRefused() {
    web.redirect("/1", "https://169.254.169.254/latest/meta-data");
    web.name("169.254.169.254", List.of("169.254.169.254"));
    failed(ErrorCode.FETCH_REFUSED, "link-local");
  }

  @Test
  public void plainHttpAndUsersAreRefused() {
    web.redirect("/1", web.plain("b.web.test", "/").toString());
    failed(ErrorCode.FETCH_REFUSED, "plain http");
  }

  @Test
  public void plainHttpOfAListedHostIsFollowedWithoutTheHeaders() {
    web.redirect("/1", web.plain("a.web.test", "/2").toString());
    web.document("/2", "{}");
    get(web.fetcher("a.web.test"));
    assertEquals("Bearer s3cret", web.requests.get(0).get("Authorization"));
    assertNull(web.requests.get(1).get("Authorization"));
  }

  @Test
  public void headersStayWithTheirOriginAndDoNotComeBack() {
    web.redirect("/1", "/2");
    web.redirect("/2", "https://b.web.test/3");
    web.redirect("/3", "https://a.web.test/4");
    web.document("/4", "{}");
    get(web.fetcher());
    assertEquals(
        List.of(true, true, false, false),
        web.requests.stream().map(it -> it.containsKey("Authorization")).toList());
  }

  @Test
  public void whatIsNoUrlIsNotTold() {
    web.redirect("/1", "https://b.web.test/ ?s3cret");
    failed(ErrorCode.FETCH_FAILED, "redirects to what is no URL");
  }

  private byte[] get(DocumentFetcher fetcher) {
    return fetcher.get(web.secure("a.web.test", "/1"), SECRET, 100);
  }

  private void failed(ErrorCode code, String message) {
    SeraiException error = assertThrows(SeraiException.class, () -> get(web.fetcher()));
    assertEquals(error.getMessage(), code, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains(message));
    assertFalse(error.getMessage(), error.getMessage().contains("s3cret"));
  }
}
