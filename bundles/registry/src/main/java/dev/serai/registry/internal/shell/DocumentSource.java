package dev.serai.registry.internal.shell;

/** Where the text of a document comes from. */
interface DocumentSource {
  /**
   * All of it.
   *
   * @throws CommandFailure that says why it cannot be had
   */
  byte[] bytes() throws CommandFailure;

  /** Where it comes from, as an entry says it: 1 to 1,000 characters, without secrets. */
  String origin();

  /** The source that somebody typed: the path of a file on the machine that runs Serai. */
  static DocumentSource of(String place) throws CommandFailure {
    return FileSource.of(place);
  }
}
