package dev.serai.core.registry;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ToolReport;
import java.util.List;
import java.util.Objects;

/**
 * What approving an entry means: everything that it may run, be given and reach, and what its
 * servers define.
 *
 * @param parts what may be run or asked, in the order of the document
 * @param trustedBy the rules that trust all of it, sorted; empty if it needs an approver
 * @param waitsFor why no rule trusts it; null if one does
 * @param definitions what its servers define, as far as it is known
 */
public record EntryExamination(
    List<Part> parts, List<String> trustedBy, String waitsFor, Definitions definitions) {
  /** What a part is. */
  public enum Kind {
    /** A program that the options name. */
    COMMAND,
    /** A package. */
    PACKAGE,
    /** A container image. */
    IMAGE,
    /** A server elsewhere. */
    REMOTE
  }

  /**
   * One of them.
   *
   * @param kind what it is
   * @param name the program, the package and its version, the image or the URL
   * @param command what is run, each argument apart, with <code>{name}</code> for what is asked for
   *     later; empty for a remote, and where nothing here can run it
   * @param fixed whether the same is run each time: a package by its version, an image by its
   *     digest
   * @param variables environment variables, or headers of a remote
   * @param options what else the options set, as {@code name=value}: the working directory, the
   *     image, the transport
   * @param reaches the host of a remote; null if it may reach whatever the runtime lets it
   */
  public record Part(
      Kind kind,
      String name,
      List<String> command,
      boolean fixed,
      List<Variable> variables,
      List<String> options,
      String reaches) {
    /** Copies the lists. */
    public Part {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(name, "name");
      command = List.copyOf(command);
      variables = List.copyOf(variables);
      options = List.copyOf(options);
    }
  }

  /**
   * An environment variable, a header, or what stands for <code>{name}</code> in a URL.
   *
   * @param name its name
   * @param value what the document fixes it to; null if it is asked for, or secret
   * @param fallback what it is if nobody says otherwise; null if nothing, or secret
   * @param required whether it is needed
   * @param secret whether it is a secret
   */
  public record Variable(
      String name, String value, String fallback, boolean required, boolean secret) {}

  /** How what servers define is known. */
  public enum Known {
    /** It is not: nobody has tried the entry, and no server of it was listed. */
    UNKNOWN,
    /** Somebody tried the entry; what was found becomes the baseline when it is approved. */
    TRIED,
    /** The version has a baseline. */
    BASELINE
  }

  /**
   * What servers of an entry's version define.
   *
   * @param known how it is known
   * @param problem why it is not, if Serai has asked by itself and failed; null otherwise
   * @param found what was found, by kind, then by name
   */
  public record Definitions(Known known, String problem, List<Found> found) {
    /** Nothing is known. */
    public static final Definitions UNKNOWN = new Definitions(Known.UNKNOWN, null, List.of());

    /** Copies the list. */
    public Definitions {
      Objects.requireNonNull(known, "known");
      found = List.copyOf(found);
    }
  }

  /**
   * A tool, prompt, resource, template or the instructions. Texts are for people: invisible
   * characters as {@code [U+XXXX]}.
   *
   * @param id by which it is found among the tools
   * @param kind what it is
   * @param name the server's own name, or the URI or URI template
   * @param state whether it is shown
   * @param title for people, or null
   * @param description what models are told, or the instructions; null if nothing
   * @param findings what a reviewer should look at
   */
  public record Found(
      String id,
      ToolRecord.Kind kind,
      String name,
      ToolRecord.State state,
      String title,
      String description,
      List<ToolReport.Finding> findings) {
    /** Copies the list. */
    public Found {
      findings = List.copyOf(findings);
    }
  }

  /** Copies the lists. */
  public EntryExamination {
    parts = List.copyOf(parts);
    trustedBy = List.copyOf(trustedBy);
    Objects.requireNonNull(definitions, "definitions");
  }

  /** The same with what servers define. */
  public EntryExamination with(Definitions others) {
    return new EntryExamination(parts, trustedBy, waitsFor, others);
  }
}
