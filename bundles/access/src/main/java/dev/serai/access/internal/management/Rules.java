package dev.serai.access.internal.management;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What fields have to be beside what records demand. Errors name the field, never its value. */
final class Rules {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern ADDRESS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MAX_ADDRESS = 63;

  private Rules() {}

  /** Ids stand in audit records, paths and cursors. */
  static void id(String id) {
    if (!ID.matcher(id).matches()) {
      throw refused("id must have 1 to 64 letters, digits, - and _.");
    }
  }

  /** A part of a URL's path. */
  static void address(String name) {
    if (name.length() > MAX_ADDRESS || !ADDRESS.matcher(name).matches()) {
      throw refused("name must have 1 to 63 lower-case letters, digits and single inner hyphens.");
    }
  }

  /** A name that is a segment of a URL's path, encoded, and has to stay one (RFC 3986, 5.2.4). */
  static void segment(String name) {
    if (name.equals(".") || name.equals("..") || name.contains("/")) {
      throw refused("name must not be . or .. and must not have a slash.");
    }
  }

  /** Refuses what names something that is not there. */
  static void known(String field, Collection<String> named, Collection<String> known) {
    Set<String> unknown = new HashSet<>(named);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw refused(field + " names " + unknown.size() + " that are not there.");
    }
  }

  /** Refuses owners that are not there. */
  static void owners(String field, Collection<OwnerRef> owners, Stores stores) {
    known(
        field,
        ids(owners, OwnerRef.Kind.USER),
        keys(stores.users().findAll(ids(owners, OwnerRef.Kind.USER)), user -> user.value().id()));
    known(
        field,
        ids(owners, OwnerRef.Kind.TEAM),
        keys(stores.teams().findAll(ids(owners, OwnerRef.Kind.TEAM)), team -> team.value().id()));
  }

  static <T> Set<String> keys(Collection<T> records, Function<T, String> key) {
    Set<String> keys = new HashSet<>();
    records.forEach(record -> keys.add(key.apply(record)));
    return keys;
  }

  static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }

  private static Set<String> ids(Collection<OwnerRef> owners, OwnerRef.Kind kind) {
    Set<String> ids = new HashSet<>();
    owners.stream().filter(owner -> owner.kind() == kind).forEach(owner -> ids.add(owner.id()));
    return ids;
  }
}
