package dev.serai.core.registry;

/**
 * A server made of OSGi services of one bundle, run inside the container.
 *
 * @param server the server's name as the services give it
 * @param bundleId the OSGi id of the bundle that gives them
 */
public record BundleLaunch(String server, long bundleId) implements Launch {}
