package dev.serai.core.store;

import org.osgi.annotation.versioning.ProviderType;

/** Keeps gateways. Changes are published under {@link #CONCERN}. */
@ProviderType
public interface GatewayStore extends EditableStore<GatewayRecord> {
  /** The concern of {@link StoreChange}. */
  String CONCERN = "gateways";
}
