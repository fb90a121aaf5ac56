package dev.serai.core.registry;

import java.util.List;
import java.util.Objects;

/**
 * What approving an entry means: everything that it may run, be given and reach.
 *
 * @param parts what may be run or asked, in the order of the document
 * @param trustedBy the rules that trust all of it, sorted; empty if it needs an approver
 * @param waitsFor why no rule trusts it; null if one does
 */
public record EntryExamination(List<Part> parts, List<String> trustedBy, String waitsFor) {
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

  /** Copies the lists. */
  public EntryExamination {
    parts = List.copyOf(parts);
    trustedBy = List.copyOf(trustedBy);
  }
}
