package dev.serai.gateway.internal.http;

import java.util.Set;

/**
 * What can be set of the HTTP side.
 *
 * @param hosts allowed host names beside those of loopback, lower case
 * @param origins allowed origins beside those of loopback, lower case
 * @param url where clients reach the gateway
 * @param limits bounds
 */
public record HttpSettings(
    Set<String> hosts, Set<String> origins, PublicUrl url, HttpLimits limits) {}
