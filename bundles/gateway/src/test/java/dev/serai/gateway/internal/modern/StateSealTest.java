package dev.serai.gateway.internal.modern;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StateSealTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static final byte[] INNER = JsonText.utf8("\"inner\"");
  private static final InstallationId ALPHA = new InstallationId("alpha");
  private static final Scope SERVER = new Scope.Server(ALPHA);

  private final StateSeal seal = new StateSeal(new byte[32], Duration.ofMinutes(1));

  private static byte[] binding(String principal, Scope scope, String method, String params) {
    Message request =
        MessageReader.strict()
            .read(
                JsonText.utf8(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
                        + method
                        + "\",\"params\":"
                        + params
                        + "}"));
    return CallBinding.of(new Caller(new Principal(principal), scope), request);
  }

  private static final byte[] BOUND = binding("a", SERVER, "m", "{\"x\":1,\"y\":[1.5]}");

  private void assertRefused(String state, byte[] binding) {
    SeraiException error = assertThrows(SeraiException.class, () -> seal.open(state, binding));
    assertEquals(ErrorCode.INVALID_PARAMS, error.code());
  }

  @Test
  public void whatWasSealedIsOpenedForTheSameRequest() {
    String state = seal.seal(StateSeal.Kind.SERVER, ALPHA, INNER, BOUND);
    byte[] again =
        binding(
            "a",
            SERVER,
            "m",
            "{\"_meta\":{\"z\":2},\"y\":[1.5],\"x\":1,\"inputResponses\":{},\"requestState\":\"s\"}");
    StateSeal.Opened opened = seal.open(state, again);
    assertEquals(StateSeal.Kind.SERVER, opened.kind());
    assertEquals(ALPHA, opened.server());
    assertArrayEquals(INNER, opened.inner());
  }

  @Test
  public void nothingElseOpensIt() {
    String state = seal.seal(StateSeal.Kind.SERVER, ALPHA, INNER, BOUND);
    String params = "{\"x\":1,\"y\":[1.5]}";
    assertRefused(state, binding("b", SERVER, "m", params));
    assertRefused(state, binding("a", Scope.Gateway.DEFAULT, "m", params));
    assertRefused(state, binding("a", SERVER, "n", params));
    assertRefused(state, binding("a", SERVER, "m", "{\"x\":1,\"y\":[1.6]}"));
    assertRefused(state, binding("a", SERVER, "m", "{\"x\":1}"));
  }

  @Test
  public void whatWasChangedIsRefusedAtEveryPlace() {
    String state = seal.seal(StateSeal.Kind.SERVER, ALPHA, INNER, BOUND);
    for (int at = 0; at < state.length() - 1; at++) {
      char other = state.charAt(at) == 'A' ? 'B' : 'A';
      assertRefused(state.substring(0, at) + other + state.substring(at + 1), BOUND);
    }
    assertRefused(state.substring(1), BOUND);
    assertRefused("", BOUND);
    assertRefused("!", BOUND);
    assertRefused(null, BOUND);
  }

  @Test
  public void whatIsTooOldIsRefused() {
    StateSeal brief = new StateSeal(new byte[32], Duration.ofMillis(-1));
    assertRefused(brief.seal(StateSeal.Kind.SERVER, ALPHA, INNER, BOUND), BOUND);
  }

  @Test
  public void aStateIsBoundToWordsThatNoRenamingChanges() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(JsonText.utf8("\"a\"\"server\"\"alpha\"\"m\"{\"x\":1,\"y\":[1.5]}"));
    assertArrayEquals(digest.digest(), BOUND);
    MessageDigest gateway = MessageDigest.getInstance("SHA-256");
    gateway.update(JsonText.utf8("\"a\"\"gateway\"\"default\"\"m\"{}"));
    assertArrayEquals(gateway.digest(), binding("a", Scope.Gateway.DEFAULT, "m", "{}"));
  }

  @Test
  public void equalStatesAreSealedDifferently() {
    assertNotEquals(
        seal.seal(StateSeal.Kind.AGAIN, ALPHA, INNER, BOUND),
        seal.seal(StateSeal.Kind.AGAIN, ALPHA, INNER, BOUND));
  }

  @Test
  public void theKeyStaysInAFileOfItsOwner() throws Exception {
    Path keys = folder.getRoot().toPath();
    byte[] key = StateKey.of(keys);
    assertEquals(32, key.length);
    assertArrayEquals(key, StateKey.of(keys));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(keys.resolve("request-state.key"))));
  }

  @Test
  public void aBrokenKeyIsReplaced() throws Exception {
    Path keys = folder.getRoot().toPath();
    Files.write(keys.resolve("request-state.key"), new byte[3]);
    byte[] key = StateKey.of(keys);
    assertEquals(32, key.length);
    assertArrayEquals(key, StateKey.of(keys));
  }
}
