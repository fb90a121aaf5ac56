package dev.serai.gateway.internal.exchange;

import dev.serai.core.runtime.InstallationId;

/** What an endpoint URL gives access to. */
public sealed interface Scope {

  /** What kind of endpoint it is, one word; texts that are kept or sealed hold it. */
  String kind();

  /** The gateway's name or the installation's id. */
  String name();

  /** A gateway: all of its servers under prefixed names. */
  record Gateway(String name) implements Scope {
    /** The gateway that always exists. */
    public static final Gateway DEFAULT = new Gateway("default");

    @Override
    public String kind() {
      return "gateway";
    }
  }

  /** One server with its names as they are. */
  record Server(InstallationId installation) implements Scope {
    @Override
    public String kind() {
      return "server";
    }

    @Override
    public String name() {
      return installation.value();
    }
  }
}
