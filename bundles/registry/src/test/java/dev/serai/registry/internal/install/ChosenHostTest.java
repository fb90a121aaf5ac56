package dev.serai.registry.internal.install;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.TestingDocuments;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class ChosenHostTest {
  private static final String ASKED = "'h':{'isRequired':true}";

  private final TestingInstallations installations = new TestingInstallations();

  @Test
  public void aValueLeadsToNoHostInsideOfTheNetwork() {
    remote("https://{h}/mcp", ASKED);
    for (String host :
        List.of(
            "127.0.0.1:8492",
            "10.0.0.7",
            "169.254.169.254",
            "[::1]:8492",
            "[::ffff:10.0.0.7]",
            "[fd00::1]",
            "localhost",
            "LOCALHOST.",
            "x.localhost",
            "postgres")) {
      String told = refused(Map.of("h", host));
      assertTrue(told, told.contains("values.h would lead to "));
      assertTrue(told, told.contains("trusted-hosts of etc/dev.serai.registry.cfg"));
      assertFalse(told, told.contains(host));
    }
    assertEquals("https://mcp.example.com/mcp", installed("mcp.example.com"));
  }

  @Test
  public void aValueMakesNothingBeAskedInPlainHttp() {
    remote("http://{h}/mcp", ASKED);
    assertTrue(refused(Map.of("h", "mcp.example.com")).contains("values.h would lead to plain"));
    remote("{h}/mcp", ASKED);
    assertTrue(refused(Map.of("h", "http://mcp.example.com")).contains("plain http"));
    assertTrue(refused(Map.of("h", "https://10.0.0.7")).contains("a private address"));
    remote("{h}://mcp.example.com/mcp", ASKED);
    assertTrue(refused(Map.of("h", "http")).contains("plain http"));
  }

  @Test
  public void whatAnAdministratorListsMayBeChosen() {
    remote("http://{h}/mcp", ASKED);
    installations.trust("http://10.0.0.7:8080");
    assertTrue(refused(Map.of("h", "10.0.0.7:9090")).contains("values.h"));
    assertEquals("http://10.0.0.7:8080/mcp", installed("10.0.0.7:8080"));
  }

  @Test
  public void aDefaultAndAValueInAValueAreNoWayAround() {
    remote("https://{h}/mcp", "'h':{'default':'10.0.0.7'}");
    assertTrue(refused(Map.of()).contains("values.h"));
    remote("https://{h}/mcp", "'h':{'value':'{net}.7','variables':{'net':{}}}");
    assertTrue(refused(Map.of("net", "10.0.0")).contains("values.net"));
    remote("https://{h}/mcp", "'h':{'value':'10.0.0.7'}");
    assertTrue(refused(Map.of()).contains("The variable h"));
  }

  @Test
  public void anEditLeadsThereNeither() {
    remote("https://{h}/mcp", ASKED);
    Versioned<InstallationRecord> made = install(Map.of("h", "mcp.example.com"));
    assertRefused(
        () ->
            installations
                .catalog
                .installations()
                .update(
                    EDITOR,
                    made.value().with(Map.of("h", "127.0.0.1:8492"), Map.of()),
                    made.version()));
  }

  @Test
  public void aFixedHostStaysWhereAnApproverLetItPass() {
    remote("http://10.0.0.7:8080/{h}?q=http://{h}", ASKED);
    assertEquals("http://10.0.0.7:8080/x?q=http://x", installed("x"));
  }

  private void remote(String url, String variables) {
    EntryRecord made = installations.entry("1.0.0");
    installations.entries.clear();
    String document =
        TestingDocuments.json(
            InputFormTest.document(
                "'remotes':[{'type':'streamable-http','url':'"
                    + url
                    + "','variables':{"
                    + variables
                    + "}}]"));
    installations.entries.add(
        new EntryRecord(
            made.id(),
            made.name(),
            made.version(),
            made.alias(),
            ORGANIZATION,
            false,
            State.ACTIVE,
            document,
            "api",
            null));
  }

  private Versioned<InstallationRecord> install(Map<String, String> values) {
    return installations.installing.install(
        EDITOR, new NewInstallation("e-1.0.0", ORGANIZATION, values), made -> {});
  }

  private String installed(String host) {
    install(Map.of("h", host));
    return ((RemoteLaunch) installations.running().get(0).launch()).url();
  }

  private String refused(Map<String, String> values) {
    return assertRefused(() -> install(values));
  }

  private static String assertRefused(ThrowingRunnable work) {
    SeraiException refused = assertThrows(SeraiException.class, work);
    assertEquals(refused.getMessage(), ErrorCode.INVALID_VALUE, refused.code());
    return refused.getMessage();
  }
}
