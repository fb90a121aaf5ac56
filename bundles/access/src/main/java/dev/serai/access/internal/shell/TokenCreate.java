package dev.serai.access.internal.shell;

import dev.serai.core.access.TokenRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:token-create}. */
@Service
@Command(
    scope = "serai",
    name = "token-create",
    description = "Makes a token for a team or the organization, and shows it once.")
public final class TokenCreate extends ManagementCommand {
  @Argument(name = "name", description = "What people call it", required = true)
  private String name;

  @Option(name = "--owner", description = "For whom it stands: organization or team:NAME")
  @Completion(OwnerCompleter.class)
  private String owner = "organization";

  @Option(
      name = "--permission",
      description = "What it may do, resource:action; may be given several times",
      multiValued = true)
  private List<String> permissions = new ArrayList<>();

  @Option(name = "--gateway", description = "The one gateway that it may use")
  @Completion(GatewayCompleter.class)
  private String gateway;

  @Option(name = "--days", description = "After how many days it ends; 0 for never")
  private int days = 90;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    Instant end = days == 0 ? null : Instant.now().plus(Duration.ofDays(days));
    TokenRequest request =
        new TokenRequest(Owners.read(desk, owner), name, Set.copyOf(permissions), gateway, end);
    NewTokens.show(desk.management().mint(desk.actor(), request), out);
  }
}
