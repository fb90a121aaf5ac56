package dev.serai.gateway.internal.exchange;

/** Whether a client may have what is meant for it, as far as that can be told now. */
public enum Right {
  /** It may. */
  GRANTED,
  /** It may not. */
  MISSING,
  /** Access control is away: it has to wait until that is known. */
  UNKNOWN
}
