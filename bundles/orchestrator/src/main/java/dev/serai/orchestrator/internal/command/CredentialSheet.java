package dev.serai.orchestrator.internal.command;

import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.credential.SecretLease;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.support.table.ShellTable;

/** What {@code serai:credential-test} shows: how a secret was resolved, and nothing of it. */
final class CredentialSheet {
  private final Map<String, String> lines = new LinkedHashMap<>();

  CredentialSheet(CredentialReference reference, Secret secret) {
    lines.put("Credential", reference.toString());
    lines.put("Result", "OK");
    lines.put("Version", secret.version() == null ? "unknown" : secret.version());
    lines.put(
        "Expires", secret.expires() == null ? "never, or unknown" : Text.time(secret.expires()));
    lines.put("Lease", lease(secret.lease()));
  }

  void print(PrintStream out, boolean format) {
    ShellTable table = new ShellTable().noHeaders();
    table.column("Property");
    table.column("Value");
    lines.forEach((name, value) -> table.addRow().addContent(name, Text.line(value)));
    table.print(out, format);
  }

  private static String lease(SecretLease lease) {
    if (lease == null) {
      return "none";
    }
    return lease.duration().toSeconds()
        + " s, "
        + (lease.renewable() ? "renewed before it ends" : "cannot be renewed")
        + "; given back after this test";
  }
}
