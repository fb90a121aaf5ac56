package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.tool.ToolReview;
import dev.serai.gateway.internal.json.ArrayElements;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.util.Arrays;
import java.util.Optional;

/**
 * A server's own list on its way to a client: of each item what review shows; all other bytes stay.
 *
 * @param kind what it lists
 * @param server whose it is
 * @param review says what is shown
 */
record PassedList(ListKind kind, InstallationId server, ToolReview review) {
  private static final MessageReader READER = MessageReader.lenient();

  /** An answer that is a result. */
  Message of(Message answer) {
    Edits edits = new Edits(answer.bytes());
    for (Slice list : ObjectMembers.all(answer.result(), kind.member())) {
      if (list.source()[list.from()] != '[') {
        throw new SeraiException(
            ErrorCode.UPSTREAM_INVALID, "\"" + kind.member() + "\" is no array.");
      }
      ArrayElements.of(list).forEach(item -> show(item, edits));
    }
    return edits.isEmpty() ? answer : READER.read(edits.apply());
  }

  /** What is no object is no definition. */
  private void show(Slice item, Edits edits) {
    byte[] definition = item.toBytes();
    Optional<byte[]> shown =
        item.isObject() ? review.shown(server, kind.reviewed(), definition) : Optional.empty();
    if (shown.isEmpty()) {
      edits.remove(item);
    } else if (!Arrays.equals(shown.get(), definition)) {
      edits.replace(item, shown.get());
    }
  }
}
