package dev.serai.core.orchestration;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What an installation's server is doing, at one moment. Where several instances run, the state is
 * that of the liveliest one.
 *
 * @param installation whose server
 * @param entry what is installed
 * @param state what it does
 * @param runtime the runtime's name; empty if none
 * @param reason why it is in this state; empty if there is nothing to say
 * @param since when it came into this state
 * @param crashes unexpected ends since the last operator action
 * @param handles what an operator finds the running instances by
 */
public record ServerStatus(
    InstallationId installation,
    CatalogEntry entry,
    ServerState state,
    String runtime,
    String reason,
    Instant since,
    int crashes,
    List<String> handles) {
  public ServerStatus {
    Objects.requireNonNull(installation, "installation");
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(runtime, "runtime");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
    handles = List.copyOf(handles);
  }
}
