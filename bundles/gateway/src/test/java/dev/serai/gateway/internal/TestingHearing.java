package dev.serai.gateway.internal;

import dev.serai.core.access.Actor;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.upstream.HearingRule;

/** Anybody may hear of everything. */
enum TestingHearing implements HearingRule {
  ANYBODY;

  @Override
  public boolean ofServer(Client client, Actor actor, InstallationId server) {
    return true;
  }

  @Override
  public boolean ofResource(Client client, Actor actor, InstallationId server, String uri) {
    return true;
  }

  @Override
  public boolean ofTask(Client client, Actor actor, InstallationId server, String id) {
    return true;
  }
}
