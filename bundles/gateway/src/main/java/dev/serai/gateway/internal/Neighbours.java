package dev.serai.gateway.internal;

import dev.serai.core.access.Access;
import dev.serai.core.access.AuditLog;
import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.BindingStore;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.tool.ToolReview;

/**
 * The services that the gateway uses, each of which may be away.
 *
 * @param orchestrator gives running servers
 * @param access says who calls and what they may do
 * @param audit notes what was called
 * @param gateways has the gateways
 * @param bindings has what they offer
 * @param review says what is shown of what servers define
 */
record Neighbours(
    ServiceSlot<Orchestrator> orchestrator,
    ServiceSlot<Access> access,
    ServiceSlot<AuditLog> audit,
    ServiceSlot<GatewayStore> gateways,
    ServiceSlot<BindingStore> bindings,
    ServiceSlot<ToolReview> review) {

  /** None is there yet. */
  Neighbours() {
    this(
        new ServiceSlot<>("orchestrator"),
        new ServiceSlot<>("access control"),
        new ServiceSlot<>("audit log"),
        new ServiceSlot<>("store of gateways"),
        new ServiceSlot<>("store of bindings"),
        new ServiceSlot<>("review of servers"));
  }
}
