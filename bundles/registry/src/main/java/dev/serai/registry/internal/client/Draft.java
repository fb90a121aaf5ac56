package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.Place;
import dev.serai.registry.internal.document.SeraiOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One server on its way to a document. */
final class Draft {
  private final ClientServer server;
  private final Findings findings;
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();
  private final ObjectNode options = JsonNodeFactory.instance.objectNode();
  private final StringBuilder literals = new StringBuilder();
  private final Set<String> notes = new LinkedHashSet<>();
  private final List<LiteralSecret> secrets = new ArrayList<>();

  Draft(ClientServer server, Findings findings) {
    this.server = server;
    this.findings = findings;
  }

  /** The server as the client has it. */
  Place place() {
    return server.place();
  }

  /** A member of the server, or of its {@code transport} where that is an object. */
  Place at(String key) {
    Place own = place().at(key);
    return own.isPresent() ? own : place().at("transport").at(key);
  }

  Map<String, Prompt> inputs() {
    return server.inputs();
  }

  ObjectNode document() {
    return document;
  }

  /** Serai's own options. */
  ObjectNode options() {
    return options;
  }

  Findings findings() {
    return findings;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  List<LiteralSecret> secrets() {
    return secrets;
  }

  /** Notes a sentence, once. */
  void note(String sentence) {
    notes.add(sentence);
  }

  void secret(LiteralSecret secret) {
    secrets.add(secret);
  }

  /** Keeps in mind what an option spells out. */
  void literal(String text) {
    literals.append(text).append(' ');
  }

  /** Whether an option spells out what is the place of a value to be given. */
  boolean isAmbiguous() {
    return options.path(OptionTexts.INPUTS).properties().stream()
        .anyMatch(input -> literals.indexOf("{" + input.getKey() + "}") >= 0);
  }

  /** Puts the options, where there are any, into the document. */
  void addOptions() {
    if (!options.isEmpty()) {
      document.putObject("_meta").set(SeraiOptions.KEY, options);
    }
  }
}
