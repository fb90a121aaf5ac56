package dev.serai.admin.internal.model;

import dev.serai.core.access.Page;
import java.util.List;

/**
 * A part of a list as clients see it.
 *
 * @param items what is listed
 * @param next what {@code after} has to be for the part behind; null at the end
 */
public record Listing<D>(List<D> items, String next) {
  /** What clients see of a page. */
  public static <D> Listing<D> of(Page<D> page) {
    return new Listing<>(page.items(), page.next());
  }
}
