package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.PackageInput;
import dev.serai.registry.internal.document.TransportInput;

/** What of a document is started. */
public sealed interface Choice {
  /**
   * The program that the options name.
   *
   * @param command its path or name
   */
  record Program(String command) implements Choice {}

  /**
   * A package.
   *
   * @param chosen one of the document's
   */
  record OfPackage(PackageInput chosen) implements Choice {}

  /**
   * A server that runs elsewhere.
   *
   * @param chosen one of the document's
   */
  record OfRemote(TransportInput chosen) implements Choice {}
}
