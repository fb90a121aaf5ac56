package dev.serai.access.internal.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:gateway-unbind}. */
@Service
@Command(scope = "serai", name = "gateway-unbind", description = "Removes a binding.")
public final class GatewayUnbind extends ManagementCommand {
  @Argument(
      name = "binding",
      description = "The binding's id, as serai:gateway-show tells it",
      required = true)
  @Completion(BindingCompleter.class)
  private String binding;

  @Override
  void run(Desk desk, PrintStream out) {
    long version = desk.management().bindings().get(desk.actor(), binding).version();
    desk.management().bindings().delete(desk.actor(), binding, version);
    out.println("Removed the binding " + Text.line(binding) + ".");
  }
}
