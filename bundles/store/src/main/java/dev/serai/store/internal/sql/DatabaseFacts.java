package dev.serai.store.internal.sql;

/**
 * What an operator may want to know of a database.
 *
 * @param url where it is, without what may follow the address: there could be a password
 * @param schema how far its schema was brought
 * @param dataKeys how many data keys it has, those of before included
 * @param statements how many were run since it was opened, without those that only look whether it
 *     is there
 */
public record DatabaseFacts(String url, int schema, int dataKeys, long statements) {
  /** The URL up to its settings. */
  static String address(String url) {
    return url.split("[?;]", 2)[0];
  }
}
