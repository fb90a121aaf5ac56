package dev.serai.gateway.internal.exchange;

import dev.serai.core.registry.Alias;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server's task ids (MCP 2025-11-25, tasks) are called on an aggregated endpoint: the alias
 * and {@code __} stand before them. What makes them hard to guess stays, and nothing has to be
 * remembered.
 *
 * @param alias the server's alias
 */
public record TaskIds(Alias alias) {
  private static final MessageReader READER = MessageReader.lenient();
  private static final String SEPARATOR = "__";
  private static final Pattern EXPOSED = Pattern.compile("([a-z0-9-]{1,24})__(.*)", Pattern.DOTALL);

  /**
   * An id taken apart.
   *
   * @param alias the text in the place of an alias
   * @param id the server's own id
   */
  public record Exposed(String alias, String id) {}

  /** The id as clients see it. */
  public String expose(String id) {
    return alias.value() + SEPARATOR + id;
  }

  /** Takes apart what a client sends; null if it holds no alias. */
  public static Exposed resolve(String exposed) {
    Matcher matcher = EXPOSED.matcher(exposed);
    return matcher.matches() ? new Exposed(matcher.group(1), matcher.group(2)) : null;
  }

  /** What a server asks or tells, as a client at this endpoint gets it. */
  public Message forClient(Message message, Client client) {
    return client.scope() instanceof Scope.Gateway ? mapped(message, this::expose) : message;
  }

  /** A client's answer to what a server asked, as the server gets it. */
  public Message forServer(Message answer, Client client) {
    return client.scope() instanceof Scope.Gateway ? mapped(answer, this::own) : answer;
  }

  private String own(String exposed) {
    Exposed parts = resolve(exposed);
    return parts != null && parts.alias().equals(alias.value()) ? parts.id() : exposed;
  }

  private static Message mapped(Message message, UnaryOperator<String> ids) {
    Edits edits = new Edits(message.bytes());
    if (isStatus(message)) {
      map(message, Place.TASK_ID, ids, edits);
    }
    map(message, Place.RELATED_TASK, ids, edits);
    return edits.isEmpty() ? message : READER.read(edits.apply());
  }

  /** Other messages of a server name tasks of the client itself. */
  private static boolean isStatus(Message message) {
    return "notifications/tasks/status".equals(message.method());
  }

  private static void map(Message message, Place place, UnaryOperator<String> ids, Edits edits) {
    String id = message.text(place);
    if (id != null) {
      edits.replace(message.slice(place), JsonText.quote(ids.apply(id)));
    }
  }
}
