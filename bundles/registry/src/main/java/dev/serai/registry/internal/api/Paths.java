package dev.serai.registry.internal.api;

/** The paths of the API, below its base. */
final class Paths {
  /** Both versions of the API; they differ in one member of lists. */
  static final String API = "/{api: v0(?:\\.1)?}";

  /** The old one of them. */
  static final String V0 = "v0";

  static final String SERVERS = "/servers";

  /** A name with its slash, encoded as the specification has it, or as it is. */
  static final String SERVER = SERVERS + "/{name: [^/]+?%2[Ff][^/]+|[^/%]+/[^/%]+}";

  static final String STATUS = "/status";
  static final String VERSIONS = SERVER + "/versions";
  static final String VERSION = VERSIONS + "/{version}";
  static final String PUBLISH = "/publish";

  private Paths() {}

  /** The methods that a path has, as the header {@code Allow} lists them. */
  static String methods(String path) {
    if (path.endsWith(PUBLISH)) {
      return "POST, OPTIONS";
    } else if (path.endsWith(STATUS)) {
      return "PATCH, OPTIONS";
    }
    boolean list = path.endsWith(SERVERS) || path.endsWith("/versions");
    return list ? "GET, HEAD, OPTIONS" : "GET, HEAD, PUT, DELETE, OPTIONS";
  }
}
