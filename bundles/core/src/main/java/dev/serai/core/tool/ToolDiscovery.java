package dev.serai.core.tool;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.ToolRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** Asks servers what they define. Safe for use by any thread; nothing blocks. */
@ProviderType
public interface ToolDiscovery {
  /**
   * Lists everything that a server defines for a client that declares every capability: some
   * servers define more for those. Wakes the server if it sleeps.
   *
   * @return of each kind the definitions as the server sent them, and the instructions as one
   *     object with the member {@code instructions}; fails as a call to the server would
   */
  CompletionStage<Map<ToolRecord.Kind, List<byte[]>>> discover(InstallationId server);
}
