package dev.serai.gateway.internal;

/** Gives the console commands the tools of the gateway that runs now. */
public interface ToolDeskProvider {
  /** The tools of the default gateway. */
  ToolDesk tools();
}
