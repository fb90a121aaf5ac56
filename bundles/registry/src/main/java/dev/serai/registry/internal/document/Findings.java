package dev.serai.registry.internal.document;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The problems of one document, as they are found; at most 20, so that a hopeless file is brief.
 */
public final class Findings {
  private static final int MAX = 20;

  private final String location;
  private final List<EntryProblem> problems = new ArrayList<>();

  /**
   * No problems yet.
   *
   * @param location the document's file name
   */
  public Findings(String location) {
    this.location = location;
  }

  /**
   * Notes a problem.
   *
   * @param pointer where, as a JSON pointer (RFC 6901)
   * @param reason one sentence that names the fault and the fix, without any value of the document
   *     that could be a secret
   */
  public void add(String pointer, String reason) {
    EntryProblem problem = new EntryProblem(location, pointer, reason);
    if (problems.size() < MAX && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** Of the same document, with no problems yet: for a part that stands or falls alone. */
  public Findings part() {
    return new Findings(location);
  }

  /** Whether the document is sound so far. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** All of it as {@code INVALID_ENTRY}. */
  public SeraiException refusal() {
    String told = problems.stream().map(Findings::told).collect(Collectors.joining(" "));
    return new SeraiException(ErrorCode.INVALID_ENTRY, told);
  }

  private static String told(EntryProblem problem) {
    String place = problem.pointer().isEmpty() ? "The document" : problem.pointer();
    return place + ": " + problem.reason();
  }

  /** What was found, in order. */
  public List<EntryProblem> problems() {
    return List.copyOf(problems);
  }
}
