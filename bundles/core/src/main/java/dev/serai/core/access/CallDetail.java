package dev.serai.core.access;

/** How much of calls an audit log wants to know. */
public enum CallDetail {
  /** Only that a call was denied. */
  OFF,
  /** Who called what, from where, how it ended and how long it took. */
  METADATA,
  /** Also what was given and what was answered. */
  FULL
}
