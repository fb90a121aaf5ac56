package dev.serai.access.internal.management;

import dev.serai.core.store.AuditStore;
import dev.serai.core.store.BindingStore;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.RoleStore;
import dev.serai.core.store.StoreTransaction;
import dev.serai.core.store.TeamStore;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.UserStore;

/**
 * The stores that people manage, and what makes calls of several of them one.
 *
 * @param transaction over all of them
 */
public record Stores(
    StoreTransaction transaction,
    UserStore users,
    TeamStore teams,
    RoleStore roles,
    TokenStore tokens,
    GatewayStore gateways,
    BindingStore bindings,
    InstallationStore installations,
    InstallationRequestStore requests,
    CredentialStore credentials,
    AuditStore audit) {}
