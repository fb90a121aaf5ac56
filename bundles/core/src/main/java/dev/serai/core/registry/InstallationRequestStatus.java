package dev.serai.core.registry;

/**
 * How a request for an installation stands.
 *
 * @param entry the id of the entry at the version that would be installed now; null if there is
 *     none, and for what was decided
 * @param problem why what is pending cannot be granted now, or null
 */
public record InstallationRequestStatus(String entry, String problem) {}
