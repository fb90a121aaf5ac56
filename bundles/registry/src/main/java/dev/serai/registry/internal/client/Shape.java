package dev.serai.registry.internal.client;

import dev.serai.registry.internal.document.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a server is a program or an address, and how it is spoken to. */
final class Shape {
  /** Where clients write an address; the last one is always Streamable HTTP. */
  private static final List<String> ADDRESSES = List.of("url", "serverUrl", "httpUrl");

  private static final String STDIO = "stdio";
  private static final String HTTP = "http";
  private static final String SSE = "sse";
  private static final Map<String, String> TYPES =
      Map.of(
          "stdio", STDIO,
          "local", STDIO,
          "http", HTTP,
          "streamable-http", HTTP,
          "streamablehttp", HTTP,
          "streamable_http", HTTP,
          "remote", HTTP,
          "sse", SSE);

  private final Draft draft;
  private final String type;

  private Shape(Draft draft, String type) {
    this.draft = draft;
    this.type = type;
  }

  /** Reads {@code type} or {@code transport}; an unknown one is a problem. */
  static Shape of(Draft draft) {
    Place own = draft.place().at("transport");
    Place at = draft.at("type");
    if (!at.isPresent() && own.isPresent() && !own.node().isObject()) {
      at = own;
    }
    String text = at.isPresent() ? Scalars.text(at).toLowerCase(Locale.ROOT) : "";
    String type = TYPES.getOrDefault(text, "");
    if (at.isPresent() && type.isEmpty()) {
      at.fault("Must be stdio, http or sse: mend or remove it.");
    }
    return new Shape(draft, type);
  }

  /** The address of a remote server. */
  Optional<Place> address() {
    List<Place> found = ADDRESSES.stream().map(draft::at).filter(Place::isPresent).toList();
    if (found.size() > 1) {
      found.get(1).fault("Is a second address: keep one of them.");
    }
    return found.stream().findFirst();
  }

  /** Notes what does not fit together. */
  void check(Optional<Place> address, boolean program) {
    Place place = draft.place();
    if (address.isPresent() && program) {
      address.get().fault("Stands beside \"command\": keep one of them.");
    } else if (address.isEmpty() && !program) {
      place.fault("Has neither \"command\" nor \"url\": add the one that applies.");
    } else if (address.isPresent() && type.equals(STDIO)) {
      address.get().fault("Does not fit the type stdio: write the type http or sse.");
    } else if (program && (type.equals(HTTP) || type.equals(SSE))) {
      draft
          .at("command")
          .fault(
              "Does not fit a type other than stdio: remove the type, or write \"url\" instead of"
                  + " the command where the server runs already.");
    }
  }

  /** Whether an address is spoken to by HTTP+SSE. */
  boolean isSse(Place address) {
    boolean untold = type.isEmpty() && !address.pointer().endsWith("/httpUrl");
    boolean told = address.node().asText().replaceFirst("[?#].*", "").matches("(?s).*/sse/?");
    return type.equals(SSE) || untold && told;
  }
}
