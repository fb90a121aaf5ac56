/**
 * A Vault for tests, made from the documentation of its HTTP API; it knows nothing of the provider.
 */
package dev.serai.credential.vault.server;
