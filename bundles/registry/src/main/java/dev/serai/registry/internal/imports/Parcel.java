package dev.serai.registry.internal.imports;

import dev.serai.core.registry.EntryProblem;
import dev.serai.registry.internal.client.Conversion;
import dev.serai.registry.internal.client.LiteralSecret;
import dev.serai.registry.internal.document.Quoted;
import java.util.List;
import java.util.stream.Stream;

/** One server of a file. */
public sealed interface Parcel {
  /** What the file calls it, without control characters. */
  String server();

  /**
   * A server with a sound document.
   *
   * @param server what the file calls it
   * @param document its {@code server.json}, JSON text
   * @param converted whether the file has it in a form of its own, without a version
   * @param disabled whether the file has it switched off
   * @param notes what people should know of it
   */
  record Sound(
      String server, String document, boolean converted, boolean disabled, List<String> notes)
      implements Parcel {

    static Sound document(String server, String document) {
      return new Sound(server, document, false, false, List.of());
    }
  }

  /**
   * A server that cannot be imported.
   *
   * @param server what the file calls it
   * @param problems why, at least one
   */
  record Faulty(String server, List<EntryProblem> problems) implements Parcel {}

  /** A server of a client. */
  static Parcel of(Conversion conversion) {
    String server = Quoted.plain(conversion.client());
    if (conversion instanceof Conversion.Converted converted) {
      Stream<String> secrets = converted.secrets().stream().map(Parcel::taken);
      return new Sound(
          server,
          converted.document().toString(),
          true,
          converted.disabled(),
          Stream.concat(secrets, converted.notes().stream()).toList());
    }
    return new Faulty(server, ((Conversion.Refused) conversion).problems());
  }

  private static String taken(LiteralSecret secret) {
    String kind = secret.kind() == LiteralSecret.Kind.HEADER ? "header " : "variable ";
    return "The value of the "
        + kind
        + secret.name()
        + " was taken out as a secret: give it when the server is installed.";
  }
}
