package dev.serai.orchestrator.internal.command;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import dev.serai.orchestrator.internal.credential.CredentialProviders;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;

/** {@code serai:credential-test}. */
@Service
@Command(
    scope = "serai",
    name = "credential-test",
    description = "Resolves a credential reference and shows how, never the value.")
public final class CredentialTest implements Action {
  private static final long LIMIT_SECONDS = 60;

  @Reference private Session session;
  @Reference private CredentialProviders providers;

  @Argument(
      name = "reference",
      description = "scheme:path#key, as vault:secret/team-a/github#token",
      required = true)
  @Completion(SchemeCompleter.class)
  private String reference;

  @Option(
      name = "--owner",
      description = "For whom: organization, user:ID or team:ID (default: organization)")
  private String owner = OwnerRef.ORGANIZATION_ID;

  @Option(name = "--no-format", description = "Print without borders")
  private boolean noFormat;

  @Override
  public Object execute() throws CommandFailure, InterruptedException {
    try {
      CredentialReference wanted = CredentialReference.parse(reference);
      CredentialContext context = new CredentialContext(owner(), null, null);
      try (Secret secret = await(providers.resolve(wanted, context))) {
        new CredentialSheet(wanted, secret).print(session.getConsole(), !noFormat);
      }
      await(providers.release(wanted, context));
      return null;
    } catch (SeraiException e) {
      throw CommandFailure.of(e);
    }
  }

  private OwnerRef owner() {
    if (owner.equals(OwnerRef.ORGANIZATION_ID)) {
      return OwnerRef.ORGANIZATION;
    }
    int colon = owner.indexOf(':');
    return switch (owner.substring(0, Math.max(colon, 0))) {
      case "user" -> new OwnerRef(OwnerRef.Kind.USER, owner.substring(colon + 1));
      case "team" -> new OwnerRef(OwnerRef.Kind.TEAM, owner.substring(colon + 1));
      default ->
          throw new SeraiException(
              ErrorCode.INVALID_VALUE, "--owner must be organization, user:ID or team:ID.");
    };
  }

  private static <T> T await(CompletionStage<T> stage) throws InterruptedException, CommandFailure {
    try {
      return stage.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw SeraiException.of(e.getCause());
    } catch (TimeoutException e) {
      throw new CommandFailure("No answer came within " + LIMIT_SECONDS + " s.");
    }
  }
}
