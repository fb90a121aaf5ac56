package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.registry.EntryProblem;
import java.util.List;

/** What became of one server of a client's configuration: all of it was converted, or nothing. */
public sealed interface Conversion {
  /** What the client calls the server. */
  String client();

  /**
   * A server that has become a document.
   *
   * @param client what the client calls it
   * @param document a sound {@code server.json} of schema 2025-12-11 without any literal secret
   * @param disabled whether the client has it switched off
   * @param notes short sentences: what was left out, and what is yet to be set
   * @param secrets the secrets that were spelled out, in order
   */
  record Converted(
      String client,
      ObjectNode document,
      boolean disabled,
      List<String> notes,
      List<LiteralSecret> secrets)
      implements Conversion {

    public Converted {
      notes = List.copyOf(notes);
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * A server that cannot be converted.
   *
   * @param client what the client calls it
   * @param problems what is wrong, at least one; pointers lead into the client's file
   */
  record Refused(String client, List<EntryProblem> problems) implements Conversion {

    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
