package dev.serai.registry.internal.tool;

import java.math.BigInteger;
import java.util.Locale;

/**
 * One spelling for every number, by its exact decimal value: {@code 1.0}, {@code 1} and {@code
 * 10e-1} are the same, 2^53+1 and 2^53 are not. The digits are laid out as ECMAScript does, so a
 * number that a double prints unchanged looks as RFC 8785, section 3.2.2.3, wants it; where a
 * double would round, all digits stay.
 */
final class JsonNumbers {
  private static final BigInteger LARGEST_PLAIN = BigInteger.valueOf(21);
  private static final BigInteger SMALLEST_PLAIN = BigInteger.valueOf(-5);

  private JsonNumbers() {}

  /**
   * The one spelling.
   *
   * @param number as JSON spells it (RFC 8259, section 6)
   */
  static String canonical(String number) {
    String lower = number.toLowerCase(Locale.ROOT);
    boolean negative = lower.startsWith("-");
    int e = lower.indexOf('e');
    String mantissa = lower.substring(negative ? 1 : 0, e < 0 ? lower.length() : e);
    BigInteger exponent = e < 0 ? BigInteger.ZERO : new BigInteger(lower.substring(e + 1));
    int dot = mantissa.indexOf('.');
    int whole = dot < 0 ? mantissa.length() : dot;
    String all = mantissa.replace(".", "");
    int first = firstDigit(all);
    if (first == all.length()) {
      return "0";
    }
    String digits = all.substring(first, lastDigit(all));
    BigInteger point = exponent.add(BigInteger.valueOf((long) whole - first));
    return (negative ? "-" : "") + layOut(digits, point);
  }

  private static int firstDigit(String digits) {
    int at = 0;
    while (at < digits.length() && digits.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static int lastDigit(String digits) {
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return end;
  }

  /** ECMA-262, Number::toString: the decimal point stands after {@code point} digits. */
  private static String layOut(String digits, BigInteger point) {
    if (point.compareTo(LARGEST_PLAIN) > 0 || point.compareTo(SMALLEST_PLAIN) < 0) {
      return exponential(digits, point.subtract(BigInteger.ONE));
    }
    int at = point.intValueExact();
    if (at <= 0) {
      return "0." + "0".repeat(-at) + digits;
    }
    if (at >= digits.length()) {
      return digits + "0".repeat(at - digits.length());
    }
    return digits.substring(0, at) + "." + digits.substring(at);
  }

  private static String exponential(String digits, BigInteger exponent) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String sign = exponent.signum() < 0 ? "" : "+";
    return digits.charAt(0) + fraction + "e" + sign + exponent;
  }
}
