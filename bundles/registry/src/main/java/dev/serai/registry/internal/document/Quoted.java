package dev.serai.registry.internal.document;

/** Text of a document, made safe for a log line. */
public final class Quoted {
  private static final int MAX = 60;

  private Quoted() {}

  /** The text in double quotes, cut to 60 characters, control characters replaced. */
  public static String of(String text) {
    return '"' + plain(text) + '"';
  }

  /** The same without quotes. */
  public static String plain(String text) {
    String shown = text.length() > MAX ? text.substring(0, MAX) + "..." : text;
    return shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "?");
  }
}
