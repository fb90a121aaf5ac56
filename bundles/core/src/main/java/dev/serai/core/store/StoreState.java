package dev.serai.core.store;

import dev.serai.core.error.ErrorCode;

/** Whether the store can be used, and if not, why. */
public sealed interface StoreState {

  /**
   * Reads and writes work.
   *
   * @param database product and version, for instance {@code "H2 2.4.240"}
   * @param late whether what other replicas change may be heard of late: the connection that tells
   *     of it is lost and being opened again
   */
  record Ready(String database, boolean late) implements StoreState {}

  /**
   * Not yet, or not for the moment: it is tried again without anybody's help.
   *
   * @param reason one sentence for the operator, without secrets
   */
  record Waiting(String reason) implements StoreState {}

  /**
   * It will not open until an operator changes something.
   *
   * @param code what is wrong; its advice says what to do
   * @param reason one sentence for the operator, without secrets
   */
  record Refused(ErrorCode code, String reason) implements StoreState {}

  /** Whether reads and writes work. */
  default boolean ready() {
    return this instanceof Ready;
  }
}
