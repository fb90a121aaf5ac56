package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of an aggregated endpoint's own tool {@code run_tool}, which names another tool and holds
 * its arguments: it is read as the call of that tool, byte for byte, before anything else is done
 * with it. So it has the same rights, audit record, progress, tasks, input and errors.
 */
public final class ToolRun {
  /** The tool's name. */
  public static final String NAME = "run_tool";

  private static final String TOOL = "name";
  private static final String ARGUMENTS = "arguments";
  private static final Set<String> MEMBERS = Set.of(TOOL, ARGUMENTS);
  private static final MessageReader READER = MessageReader.strict();

  private ToolRun() {}

  /**
   * The request that a client means: of a run the call of its tool, any other one as it is, and so
   * a run whose arguments are of no use.
   */
  public static Message meant(Scope scope, Message request) {
    return isRun(scope, request) && complaint(request).isEmpty() ? call(request) : request;
  }

  private static boolean isRun(Scope scope, Message request) {
    return scope instanceof Scope.Gateway
        && request.method().equals("tools/call")
        && NAME.equals(request.text(Place.NAME));
  }

  private static Message call(Message request) {
    Slice given = ObjectMembers.of(request.params()).get(ARGUMENTS);
    Map<String, Slice> members = ObjectMembers.of(given);
    Edits edits = new Edits(request.bytes());
    edits.replace(request.slice(Place.NAME), members.get(TOOL).toBytes());
    if (isAbsent(members.get(ARGUMENTS))) {
      edits.remove(ObjectMembers.member(request.params(), ARGUMENTS));
    } else {
      edits.replace(given, members.get(ARGUMENTS).toBytes());
    }
    return READER.meantBy(edits);
  }

  /** What is wrong with a run that stands for no call, for whoever wrote it. */
  public static SeraiException refusal(Message run) {
    return new SeraiException(
        ErrorCode.INVALID_PARAMS, complaint(run).orElse("run_tool runs other tools, not itself."));
  }

  private static Optional<String> complaint(Message run) {
    try {
      return misuse(run);
    } catch (SeraiException e) {
      return Optional.of(
          "The parameters of run_tool cannot be read: no member may have a name of more than"
              + " 50,000 characters.");
    }
  }

  private static Optional<String> misuse(Message run) {
    Slice given = ObjectMembers.of(run.params()).get(ARGUMENTS);
    if (given == null || !given.isObject()) {
      return Optional.of(
          "run_tool needs the arguments \"name\" and, if the tool has any, \"arguments\".");
    }
    Map<String, Slice> members = ObjectMembers.of(given);
    Slice name = members.get(TOOL);
    if (name == null || name.source()[name.from()] != '"') {
      return Optional.of("\"name\" must be the name of a tool, a string as search_tools gives it.");
    }
    Slice arguments = members.get(ARGUMENTS);
    if (!isAbsent(arguments) && !arguments.isObject()) {
      return Optional.of("\"arguments\" must be an object with the arguments of the tool.");
    }
    return members.keySet().stream()
        .filter(member -> !MEMBERS.contains(member))
        .findFirst()
        .map(
            member ->
                "run_tool has no argument \""
                    + member
                    + "\": those of the tool belong into \"arguments\".");
  }

  private static boolean isAbsent(Slice value) {
    return value == null || value.text().equals("null");
  }
}
