package dev.serai.core.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An event in the chain.
 *
 * @param number its place, from 1 without gaps
 * @param event what happened
 * @param previous the hash of the record before, or {@link #FIRST} for number 1
 * @param hash of this record, SHA-256 as 64 lower-case hexadecimal digits
 */
public record AuditRecord(long number, AuditEvent event, String previous, String hash) {
  /** What stands for the hash before the first record. */
  public static final String FIRST = "0".repeat(64);

  private static final int TYPICAL_LENGTH = 512;

  /** Every part is there; whether they agree, {@link #follows} tells. */
  public AuditRecord {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(hash, "hash");
  }

  /**
   * The record of an event in its place.
   *
   * @param number its place
   * @param event what happened
   * @param previous the hash of the record before, or {@link #FIRST}
   */
  public static AuditRecord chained(long number, AuditEvent event, String previous) {
    return new AuditRecord(number, event, previous, hash(number, event, previous));
  }

  /** Whether this is what was chained with that number after the record with that hash. */
  public boolean follows(long before, String hashBefore) {
    return equals(chained(before + 1, event, hashBefore));
  }

  private static String hash(long number, AuditEvent event, String previous) {
    try {
      byte[] text = canonical(number, event, previous).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  /** Each part preceded by its length, details in the order of their names. */
  private static String canonical(long number, AuditEvent event, String previous) {
    StringBuilder text = new StringBuilder(TYPICAL_LENGTH);
    part(text, Long.toString(number));
    part(text, previous);
    part(text, event.at().toString());
    part(text, event.principal());
    part(text, event.action());
    part(text, event.target());
    part(text, event.outcome().name());
    for (Map.Entry<String, String> detail : new TreeMap<>(event.details()).entrySet()) {
      part(text, detail.getKey());
      part(text, detail.getValue());
    }
    return text.toString();
  }

  private static void part(StringBuilder text, String part) {
    if (part == null) {
      text.append('-');
    } else {
      text.append(part.length()).append(':').append(part);
    }
  }
}
