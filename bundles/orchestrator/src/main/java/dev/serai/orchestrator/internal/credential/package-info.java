/** Finds the provider of a credential reference while providers come and go. */
package dev.serai.orchestrator.internal.credential;
