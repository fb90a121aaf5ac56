package dev.serai.core.orchestration;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Installations: desired state against what runs. Safe for use by any thread; nothing here blocks.
 */
@ProviderType
public interface Orchestrator {
  /** All installations, ordered by id. */
  List<ServerStatus> servers();

  /** One installation. */
  Optional<ServerStatus> server(InstallationId installation);

  /**
   * A lease on a running server, which is started if it sleeps.
   *
   * @param installation whose server
   * @param variant which of its servers, see {@link dev.serai.core.runtime.InstanceId#variant()};
   *     ignored by servers that keep sessions apart themselves (HTTP, in-process)
   * @return the lease, already complete where the server runs. Fails with {@code UNKNOWN_SERVER},
   *     {@code SERVER_STOPPED}, {@code CONFIGURATION_MISSING}, {@code RUNTIME_MISSING} (after a
   *     short wait for one), {@code START_FAILED}, {@code START_TIMEOUT} or {@code CRASH_LOOP}
   */
  CompletionStage<ServerLease> acquire(InstallationId installation, String variant);

  /**
   * Starts it, also one that an operator stopped or that is in a crash loop. Completes when it
   * runs.
   */
  CompletionStage<ServerStatus> start(InstallationId installation);

  /**
   * Stops it until {@link #start}. Calls in flight end with a retryable error. Completes when it
   * has ended.
   */
  CompletionStage<ServerStatus> stop(InstallationId installation);

  /** Stops it, then starts it. Completes when it runs. */
  CompletionStage<ServerStatus> restart(InstallationId installation);

  /** What the installation's servers wrote to their log. */
  ServerLog log(InstallationId installation);
}
