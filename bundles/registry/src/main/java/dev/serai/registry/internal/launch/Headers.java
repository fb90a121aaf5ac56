package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.Input;
import dev.serai.registry.internal.document.NamedInput;
import dev.serai.registry.internal.document.SeraiOptions;
import dev.serai.registry.internal.document.TransportInput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The headers of a transport with the options laid over them; names ignore case. */
final class Headers {
  private static final Pattern OPEN = Pattern.compile("(?<!\\$)\\{[A-Za-z_][A-Za-z0-9_.-]*}");

  private Headers() {}

  static Map<String, String> of(TransportInput transport, SeraiOptions options, Values values) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(options.headers());
    for (NamedInput header : transport.headers()) {
      if (!headers.containsKey(header.name())) {
        add(headers, header, transport.variables(), values);
      }
    }
    return headers;
  }

  private static void add(
      Map<String, String> headers, NamedInput header, Map<String, Input> scope, Values values) {
    List<String> found = values.hidden(header.input(), List.of(), scope);
    if (found.isEmpty() && header.input().required() && header.input().value().isEmpty()) {
      header.input().place().fault(Advice.header(header.name()));
    }
    for (String value : found) {
      if (OPEN.matcher(value).find()) {
        header
            .input()
            .place()
            .fault(
                "Has a {variable} without a value: add it to \"variables\", or the whole header to"
                    + " \"headers\" "
                    + Advice.UNDER
                    + ".");
      }
      if (value.matches("(?s).*[\\r\\n].*")) {
        header.input().place().fault("Must be one line.");
      }
      headers.put(header.name(), value);
    }
  }
}
