package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Browsers sign in, and other sites cannot use that. */
public class SessionTest {
  private static final String ROLE = "{\"name\":\"r\"}";

  @Rule public final ApiServer api = new ApiServer();

  private String cookie;
  private String csrf;

  @Before
  public void signIn() {
    api.post("/users", "{\"name\":\"ada\"}");
    Answer answer = login(TestingManagement.PASSWORD);
    assertEquals(200, answer.status());
    cookie = answer.header("Set-Cookie").split(";")[0];
    csrf = answer.json().get("csrfToken").asText();
  }

  @Test
  public void theCookieIsKeptFromScriptsAndOtherSites() {
    String set = login(TestingManagement.PASSWORD).header("Set-Cookie");
    assertTrue(
        set,
        set.matches(
            "__Host-serai-session=srt_[^;]+; Max-Age=(3600|3599); Path=/; Secure; HttpOnly;"
                + " SameSite=Strict"));
  }

  @Test
  public void aSignInIsKnownByItsRequest() {
    assertNotNull(api.management.signInRequest);
  }

  @Test
  public void aSessionReadsAndChanges() {
    assertEquals(200, api.send("GET", "/me", null, "Cookie", cookie).status());
    assertEquals(201, api.post("/roles", ROLE, "Cookie", cookie, "X-CSRF-Token", csrf).status());
  }

  @Test
  public void aPageThatIsLoadedAnewLearnsItsCsrfToken() {
    Answer session = api.send("GET", "/session", null, "Cookie", cookie);
    assertEquals(csrf, session.json().get("csrfToken").asText());
    assertFalse(session.text(), session.text().contains(cookie.split("=")[1]));
  }

  @Test
  public void aChangeWithoutTheCsrfTokenIsRefused() {
    assertEquals("403 CSRF_REFUSED", api.post("/roles", ROLE, "Cookie", cookie).problem());
    assertEquals(
        "403 CSRF_REFUSED",
        api.post("/roles", ROLE, "Cookie", cookie, "X-CSRF-Token", csrf + "x").problem());
    assertEquals("403 CSRF_REFUSED", api.send("POST", "/logout", null, "Cookie", cookie).problem());
    assertEquals(0, api.get("/roles").json().get("items").size());
  }

  @Test
  public void theCsrfTokenOfAnotherSessionIsNone() {
    String other = login(TestingManagement.PASSWORD).json().get("csrfToken").asText();
    assertEquals(
        "403 CSRF_REFUSED",
        api.post("/roles", ROLE, "Cookie", cookie, "X-CSRF-Token", other).problem());
  }

  @Test
  public void aChangeFromAnotherPortOfThisMachineIsRefused() {
    assertEquals(
        "403 FORBIDDEN_ORIGIN",
        api.post(
                "/roles",
                ROLE,
                "Cookie",
                cookie,
                "X-CSRF-Token",
                csrf,
                "Origin",
                "http://127.0.0.1:1")
            .problem());
    String own = "http://127.0.0.1:" + api.port();
    assertEquals(
        201,
        api.post("/roles", ROLE, "Cookie", cookie, "X-CSRF-Token", csrf, "Origin", own).status());
  }

  @Test
  public void aChangeThatTheBrowserSaysIsOfAnotherSiteIsRefused() {
    for (String site : List.of("cross-site", "same-site", "?")) {
      assertEquals("403 FORBIDDEN_ORIGIN", createFrom(site).problem());
      String own = "http://127.0.0.1:" + api.port();
      assertEquals("403 FORBIDDEN_ORIGIN", createFrom(site, "Origin", own).problem());
    }
    assertEquals(0, api.get("/roles").json().get("items").size());
    assertEquals(201, createFrom("same-origin").status());
    assertEquals(409, createFrom("none").status());
    assertEquals(409, createFrom("cross-site", "Origin", "https://console.example").status());
  }

  @Test
  public void ofATokenAndOfReadingTheSiteIsNotAsked() {
    assertEquals(201, api.post("/roles", ROLE, "Sec-Fetch-Site", "cross-site").status());
    String[] read = {"Cookie", cookie, "Sec-Fetch-Site", "cross-site"};
    assertEquals(200, api.send("GET", "/me", null, read).status());
  }

  private Answer createFrom(String site, String... more) {
    List<String> headers = new ArrayList<>(List.of(more));
    headers.addAll(List.of("Cookie", cookie, "X-CSRF-Token", csrf, "Sec-Fetch-Site", site));
    return api.post("/roles", ROLE, headers.toArray(String[]::new));
  }

  @Test
  public void anotherSiteCannotSignABrowserIn() {
    String body = "{\"name\":\"ada\",\"password\":\"" + TestingManagement.PASSWORD + "\"}";
    Answer refused =
        api.anonymous(
            "POST",
            "/login",
            body,
            "Content-Type",
            "application/json",
            "Origin",
            "http://localhost:1");
    assertEquals("403 FORBIDDEN_ORIGIN", refused.problem());
  }

  @Test
  public void aTokenCountsBeforeASession() {
    String[] both = {"Cookie", cookie, "Authorization", "Bearer " + ApiServer.NOBODY};
    assertEquals("nobody", api.send("GET", "/me", null, both).json().get("id").asText());
    assertEquals("403 FORBIDDEN", api.post("/roles", ROLE, both).problem());
    String[] wrong = {"Cookie", cookie, "Authorization", "Bearer wrong"};
    assertEquals(401, api.send("GET", "/me", null, wrong).status());
  }

  @Test
  public void signedOutNobodyComesInWithTheCookie() {
    Answer out = api.send("POST", "/logout", null, "Cookie", cookie, "X-CSRF-Token", csrf);
    assertEquals(204, out.status());
    assertTrue(out.header("Set-Cookie").contains("Max-Age=0"));
    assertEquals(401, api.send("GET", "/me", null, "Cookie", cookie).status());
  }

  @Test
  public void aTokenHasNoSession() {
    assertEquals("404 NOT_FOUND", api.get("/session").problem());
    assertEquals("404 NOT_FOUND", api.send("POST", "/logout", null).problem());
  }

  @Test
  public void aWrongPasswordIsRefusedAndNotRepeated() {
    Answer refused = login("swordfish");
    assertEquals("401 UNAUTHENTICATED", refused.problem());
    assertFalse(refused.text(), refused.text().contains("swordfish"));
    assertEquals(null, refused.header("Set-Cookie"));
  }

  @Test
  public void aSessionThatCanOnlyChangeItsPasswordSaysSo() {
    assertFalse(
        api.send("GET", "/session", null, "Cookie", cookie)
            .json()
            .get("mustChangePassword")
            .asBoolean());
    api.access.knows("limited", TestingAccess.limited("ada", "t", "password:change"));
    Answer session = api.send("GET", "/session", null, "Cookie", "__Host-serai-session=limited");
    assertTrue(session.text(), session.json().get("mustChangePassword").asBoolean());
  }

  @Test
  public void strangeCookiesAreNoSession() {
    for (String strange : new String[] {"a=b", "__Host-serai-session=", "=;;", "\"", "x"}) {
      assertEquals(strange, 401, api.send("GET", "/me", null, "Cookie", strange).status());
    }
  }

  @Test
  public void oneChangesTheOwnPasswordWithTheOldOne() {
    String[] session = {"Cookie", cookie, "X-CSRF-Token", csrf};
    String body = "{\"password\":\"staple battery horse\"}";
    assertEquals("403 FORBIDDEN", api.send("PUT", "/me/password", body, session).problem());
    String both = "{\"old\":\"%s\",\"password\":\"staple battery horse\"}";
    assertEquals(
        204,
        api.send("PUT", "/me/password", both.formatted(TestingManagement.PASSWORD), session)
            .status());
  }

  private Answer login(String password) {
    String body = "{\"name\":\"ada\",\"password\":\"" + password + "\"}";
    return api.anonymous("POST", "/login", body, "Content-Type", "application/json");
  }
}
