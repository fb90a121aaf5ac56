package dev.serai.orchestrator.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.credential.SecretLease;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.orchestrator.internal.credential.CredentialProviders;
import dev.serai.orchestrator.internal.credential.TestingReference;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.shell.api.action.lifecycle.Manager;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** {@code serai:credential-test} in a real shell session. */
public class CredentialTestTest {
  private static final String PLANTED = "planted-7c1e";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CredentialProviders providers = new CredentialProviders();
  private final Lender lender = new Lender();
  private final ThreadIOImpl threads = new ThreadIOImpl();
  private SessionFactoryImpl shell;
  private Session session;

  private static final class Lender implements CredentialProvider {
    private final List<String> calls = new ArrayList<>();
    private final Secret secret =
        new Secret(
            PLANTED.getBytes(StandardCharsets.UTF_8),
            "7",
            Instant.parse("2026-01-02T03:04:05Z"),
            new SecretLease("id", Duration.ofHours(1), true));

    @Override
    public String scheme() {
      return "vault";
    }

    @Override
    public CompletionStage<Secret> resolve(
        CredentialReference reference, CredentialContext context) {
      calls.add("resolve " + reference + " for " + context.owner());
      return reference.path().equals("sealed")
          ? CompletableFuture.failedStage(
              new SeraiException(ErrorCode.CREDENTIAL_UNAVAILABLE, "Vault is sealed."))
          : CompletableFuture.completedStage(secret);
    }

    @Override
    public CompletionStage<Void> release(CredentialReference reference, CredentialContext context) {
      calls.add("release " + reference + " for " + context.owner());
      return CompletableFuture.completedStage(null);
    }
  }

  @Before
  public void start() {
    providers.addProvider(lender, TestingReference.of(0, "1.0", 1));
    threads.start();
    shell = new SessionFactoryImpl(threads);
    shell.getRegistry().register(providers);
    Manager manager = new ManagerImpl(shell.getRegistry(), shell.getRegistry());
    List.of(SchemeCompleter.class, CredentialTest.class).forEach(manager::register);
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    session = shell.create(InputStream.nullInputStream(), out, out);
  }

  @After
  public void stop() {
    session.close();
    shell.stop();
    threads.stop();
  }

  @Test
  public void itShowsHowAndNeverTheValue() throws Exception {
    String shown = run("vault:a/b#key");
    assertTrue(shown, shown.contains("vault:a/b#key"));
    assertTrue(shown, shown.contains("OK"));
    assertTrue(shown, shown.contains("3600 s, renewed before it ends"));
    assertTrue(shown, shown.contains("2026-01-0"));
    assertFalse(shown, shown.contains(PLANTED));
    assertTrue(lender.secret.isClosed());
    assertEquals(
        List.of(
            "resolve vault:a/b#key for ORGANIZATION:organization",
            "release vault:a/b#key for ORGANIZATION:organization"),
        lender.calls);
  }

  @Test
  public void anOwnerMayBeNamed() throws Exception {
    run("--owner team:blue vault:a#key");
    assertEquals("resolve vault:a#key for TEAM:blue", lender.calls.get(0));
    assertFails("--owner must be", "--owner blue vault:a#key");
  }

  @Test
  public void aFailureIsOneLineWithWhatToDo() {
    assertFails("Vault is sealed. " + ErrorCode.CREDENTIAL_UNAVAILABLE.advice(), "vault:sealed#k");
    assertEquals(1, lender.calls.size());
    assertFails("has no colon", PLANTED);
    assertFails("No provider of other: credentials is here.", "other:a#b");
  }

  @Test
  public void schemesAreCompleted() {
    assertEquals(List.of("vault"), providers.schemes());
  }

  private void assertFails(String words, String arguments) {
    Exception failed = assertThrows(Exception.class, () -> run(arguments));
    assertTrue(failed.getMessage(), failed.getMessage().contains(words));
    assertFalse(failed.getMessage(), failed.getMessage().contains(PLANTED));
  }

  private String run(String arguments) throws Exception {
    bytes.reset();
    session.execute("serai:credential-test --no-format " + arguments);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
