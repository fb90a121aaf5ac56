package dev.serai.core.registry;

/**
 * What it takes to have a server. Values of an entry's launch may hold {@code ${env:NAME}}; the
 * launch that reaches a runtime has them resolved.
 */
public sealed interface Launch permits CommandLaunch, RemoteLaunch, BundleLaunch {}
