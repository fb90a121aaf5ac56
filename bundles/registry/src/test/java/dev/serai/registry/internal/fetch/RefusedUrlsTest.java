package dev.serai.registry.internal.fetch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

public class RefusedUrlsTest {
  @ClassRule public static final TestingKeys KEYS = new TestingKeys();

  @Rule public final TestingWeb web = new TestingWeb(KEYS);

  @Test
  public void plainHttpIsForListedHosts() {
    web.document("/", "{}");
    refused(web.fetcher(), web.plain("a.web.test", "/"), "plain http");
    assertEquals(2, get(web.fetcher("a.web.test"), web.plain("a.web.test", "/")).length);
  }

  @Test
  public void otherPortsAreForListedHosts() {
    refused(web.fetcher(), URI.create("https://a.web.test:8443/"), "at port 8443");
    refused(web.fetcher("a.web.test"), URI.create("https://a.web.test:0/"), "at port 0");
  }

  @Test
  public void otherSchemesAreForNobody() {
    refused(web.fetcher("a.web.test"), URI.create("file://a.web.test/etc/passwd"), "file");
    refused(web.fetcher("a.web.test"), URI.create("ftp://a.web.test/x"), "ftp");
    refused(web.fetcher(), URI.create("file:///etc/passwd"), "names no host");
    refused(web.fetcher(), URI.create("//a.web.test/"), "only https");
  }

  @Test
  public void aUserIsNotTakenFromAUrlNorTold() {
    SeraiException error =
        refused(web.fetcher(), URI.create("https://me:s3cret@a.web.test/"), "header");
    assertFalse(error.getMessage().contains("s3cret"));
  }

  @Test
  public void addressesAreRefusedInAnySpelling() {
    DocumentFetcher fetcher = new DocumentFetcher(FetchRules.parse());
    try {
      for (String host :
          List.of(
              "127.0.0.1",
              "[::1]",
              "[::ffff:127.0.0.1]",
              "[0:0:0:0:0:ffff:7f00:1]",
              "2130706433",
              "127.1",
              "localhost",
              "LOCALHOST")) {
        refused(fetcher, URI.create("https://" + host + "/"), "");
      }
    } finally {
      fetcher.close();
    }
  }

  @Test
  public void aNameThatTheNameServiceReadsAsAnAddressIsRefused() {
    for (String host : List.of("0x0a000001", "10.0.0.1.nip.test")) {
      web.name(host, List.of("10.0.0.1"));
      refused(web.fetcher(), web.secure(host, "/"), "private address");
    }
  }

  @Test
  public void aNameIsLookedUpOnceAndAskedWhereItWasThen() {
    web.document("/", "{}");
    web.name("rebound.web.test", List.of(TestingWeb.HERE));
    web.name("rebound.web.test", List.of("10.0.0.1"));
    assertEquals(2, get(web.fetcher(), web.secure("rebound.web.test", "/")).length);
    assertEquals(List.of("rebound.web.test"), web.lookups);
    refused(web.fetcher(), web.secure("rebound.web.test", "/"), "private address");
    assertEquals(1, web.requests.size());
  }

  @Test
  public void oneForbiddenAddressAmongGoodOnesIsEnough() {
    web.name("mixed.web.test", List.of(TestingWeb.HERE, "169.254.169.254"));
    refused(web.fetcher(), web.secure("mixed.web.test", "/"), "link-local");
    assertEquals(0, web.requests.size());
  }

  @Test
  public void theCertificateIsThatOfTheName() {
    web.document("/", "{}");
    SeraiException error =
        assertThrows(SeraiException.class, () -> get(web.fetcher(), web.secure("other.test", "/")));
    assertEquals(ErrorCode.FETCH_FAILED, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains("is not trusted here"));
    assertEquals(0, web.requests.size());
  }

  private static byte[] get(DocumentFetcher fetcher, URI uri) {
    return fetcher.get(uri, Map.of(), 100);
  }

  private static SeraiException refused(DocumentFetcher fetcher, URI uri, String rule) {
    SeraiException error =
        assertThrows(uri.toString(), SeraiException.class, () -> get(fetcher, uri));
    assertEquals(error.getMessage(), ErrorCode.FETCH_REFUSED, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains(rule));
    return error;
  }
}
