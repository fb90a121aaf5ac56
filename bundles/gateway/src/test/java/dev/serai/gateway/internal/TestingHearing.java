package dev.serai.gateway.internal;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.upstream.HearingRule;

/** Anybody may hear of everything. */
enum TestingHearing implements HearingRule {
  ANYBODY;

  @Override
  public boolean ofServer(Client client, InstallationId server) {
    return true;
  }

  @Override
  public boolean ofResource(Client client, InstallationId server, String uri) {
    return true;
  }

  @Override
  public boolean ofTask(Client client, InstallationId server, String id) {
    return true;
  }
}
