/** The commands {@code serai:server-*} and {@code serai:credential-*}. */
package dev.serai.orchestrator.internal.command;
