/** The {@code serai:server-*} commands. */
package dev.serai.orchestrator.internal.command;
