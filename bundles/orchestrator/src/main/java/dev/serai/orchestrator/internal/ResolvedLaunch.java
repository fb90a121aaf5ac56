package dev.serai.orchestrator.internal;

import dev.serai.core.registry.Launch;

/**
 * A launch without variables.
 *
 * @param launch what the runtime gets
 * @param redaction hides the values that went into it
 */
record ResolvedLaunch(Launch launch, Redaction redaction) {}
