package dev.serai.gateway.internal;

import dev.serai.core.access.Actor;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Right;
import dev.serai.gateway.internal.upstream.HearingRule;

/** Anybody may hear of everything. */
enum TestingHearing implements HearingRule {
  ANYBODY;

  @Override
  public Right ofServer(Client client, Actor actor, InstallationId server) {
    return Right.GRANTED;
  }

  @Override
  public Right ofResource(Client client, Actor actor, InstallationId server, String uri) {
    return Right.GRANTED;
  }

  @Override
  public Right ofTask(Client client, Actor actor, InstallationId server, String id) {
    return Right.GRANTED;
  }
}
