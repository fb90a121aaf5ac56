package dev.serai.core.runtime;

import dev.serai.core.registry.Launch;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs servers of one kind: register it as a service. Safe for use by any thread. A runtime that is
 * deactivated ends the servers that cannot outlive it, each with {@link
 * ServerExit.Cause#RUNTIME_LEFT}.
 */
@ConsumerType
public interface ServerRuntime {
  /** A short name for people, for instance {@code "process"}. */
  String name();

  /** Whether this runtime can run such a launch. */
  boolean canRun(Launch launch);

  /**
   * Starts a server. Returns at once.
   *
   * @param plan what to start; its instance is started once only
   * @return the server as soon as messages can be sent to it; fails with {@code START_FAILED} or
   *     {@code START_TIMEOUT}, and then nothing of it is left running
   */
  CompletionStage<RunningServer> start(LaunchPlan plan);

  /**
   * The log of an installation's servers, kept across restarts; empty for one that never ran here.
   */
  ServerLog log(InstallationId installation);
}
