package dev.serai.registry.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Picks one of several packages or remotes.
 *
 * @param place where it stands
 * @param index the position, counted from 0
 * @param type the type
 */
public record Selector(Place place, Optional<Integer> index, Optional<String> type) {

  /** Reads an index or a type; {@code true} picks without a wish. */
  static Optional<Selector> read(Place at) {
    JsonNode node = at.node();
    if (!at.isPresent() || node.isBoolean() && !node.booleanValue()) {
      return Optional.empty();
    }
    if (node.isInt() && node.intValue() >= 0) {
      return Optional.of(new Selector(at, Optional.of(node.intValue()), Optional.empty()));
    }
    if (node.isTextual() || node.isBoolean()) {
      return Optional.of(new Selector(at, Optional.empty(), Optional.ofNullable(node.textValue())));
    }
    at.fault("Must be the position, counted from 0, or the type.");
    return Optional.empty();
  }

  /** Whether it picks the element of a position and a type. */
  public boolean picks(int position, String ofType) {
    return index.map(wanted -> wanted == position).orElse(true)
        && type.map(wanted -> wanted.equals(ofType)).orElse(true);
  }
}
