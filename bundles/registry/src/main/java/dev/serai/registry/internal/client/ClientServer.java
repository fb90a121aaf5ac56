package dev.serai.registry.internal.client;

import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.Place;
import java.util.Map;

/**
 * A server as a client has it.
 *
 * @param name what the client calls it
 * @param place where it stands; its problems go to {@code findings}
 * @param findings the server's own problems
 * @param inputs what the file asks for, by id
 */
record ClientServer(String name, Place place, Findings findings, Map<String, Prompt> inputs) {}
