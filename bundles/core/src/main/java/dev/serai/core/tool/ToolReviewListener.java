package dev.serai.core.tool;

import dev.serai.core.runtime.InstallationId;
import org.osgi.annotation.versioning.ConsumerType;

/** Hears that what is shown of a server may be another now. Registered as a service. */
@ConsumerType
public interface ToolReviewListener {
  /** Somebody decided; the lists have to be reviewed again. Must not block. */
  void decided(InstallationId server);
}
