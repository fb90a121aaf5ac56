package dev.serai.access.internal.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of plain text what looks like a secret: the rest of a line after a secret name with a
 * colon or an equals sign, tokens (those of Serai, JWTs, what follows {@code Bearer} and {@code
 * Basic}) and private keys. What somebody says in words is not found.
 */
final class PlainText {
  private static final Pattern NAMED =
      Pattern.compile("(?<![\\w.-])([\\w.-]++)[\"'\\\\]{0,4}\\s*+[:=]\\s*+");
  private static final Pattern REST = Pattern.compile("[^\\r\\n]*+");
  private static final Pattern FORM =
      Pattern.compile(
          "srt_[\\w-]{8,}+|eyJ[\\w-]{8,}+\\.[\\w-]++(\\.[\\w-]++)?+"
              + "|(?i:bearer|basic)\\s++[\\w.~+/=-]{16,}+"
              + "|-----BEGIN [A-Z ]{0,30}?PRIVATE KEY-----[\\s\\S]*?(-----END [A-Z ]{0,40}+-----|\\z)");

  private final SecretNames names;

  PlainText(SecretNames names) {
    this.names = names;
  }

  /** The same without what looks like a secret. */
  String redacted(String text) {
    String rest = byForm(text);
    Matcher name = NAMED.matcher(rest);
    Matcher value = REST.matcher(rest);
    StringBuilder kept = new StringBuilder();
    int from = 0;
    while (name.find(from)) {
      kept.append(rest, from, name.end());
      from = name.end();
      if (names.contains(name.group(1)) && value.find(from)) {
        kept.append(Redaction.REDACTED);
        from = value.end();
      }
    }
    return kept.append(rest, from, rest.length()).toString();
  }

  /** The same without what is a secret by its form, whatever it is called. */
  static String byForm(String text) {
    return FORM.matcher(text).replaceAll(Redaction.REDACTED);
  }
}
