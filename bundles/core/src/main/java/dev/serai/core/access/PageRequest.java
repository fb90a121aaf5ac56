package dev.serai.core.access;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;

/**
 * Which part of a list is wanted.
 *
 * @param after {@link Page#next()} of the page before, or null for the first
 * @param limit how many items at most, 1 to {@link Page#MAX}
 * @param search what the names of the items contain, ignoring case, or null for all
 */
public record PageRequest(String after, int limit, String search) {
  /** Refuses another limit with {@code INVALID_VALUE}. */
  public PageRequest {
    if (limit < 1 || limit > Page.MAX) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, "limit must be 1 to " + Page.MAX + ", not " + limit + ".");
    }
  }

  /** The first page of everything. */
  public static PageRequest first(int limit) {
    return new PageRequest(null, limit, null);
  }
}
