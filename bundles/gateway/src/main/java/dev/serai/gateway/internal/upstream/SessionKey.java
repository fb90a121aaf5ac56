package dev.serai.gateway.internal.upstream;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.CapabilitySet;

/**
 * What an upstream session is kept by: a legacy {@code initialize} declares capabilities once, and
 * servers offer different things to different ones.
 *
 * @param server whose session
 * @param capabilities what was declared
 * @param owner the client session that has it for itself; empty where all share it
 */
record SessionKey(InstallationId server, CapabilitySet capabilities, String owner) {}
