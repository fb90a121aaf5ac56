package dev.serai.registry.internal.document;

import dev.serai.core.registry.CommandTransport;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The option {@code transport}: {@code "stdio"}, or an object for Streamable HTTP. */
final class TransportOption {
  private static final Set<String> KEYS = Set.of("type", "url", "portVariable");
  private static final Pattern URL =
      Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1]):\\{([^{}]+)}(/[^{}\\s]*)?");

  private TransportOption() {}

  static Optional<CommandTransport> read(Place at) {
    if (!at.isPresent()) {
      return Optional.empty();
    }
    if (at.node().isObject()) {
      return http(at);
    }
    if (!at.text().orElse("").equals(TransportInput.STDIO)) {
      at.fault(
          "Must be \"stdio\" or {\"type\": \"streamable-http\", \"url\":"
              + " \"http://127.0.0.1:{PORT}/mcp\", \"portVariable\": \"PORT\"}.");
    }
    return Optional.of(new CommandTransport.Stdio());
  }

  private static Optional<CommandTransport> http(Place at) {
    for (Map.Entry<String, Place> member : at.members().entrySet()) {
      if (!KEYS.contains(member.getKey())) {
        member.getValue().fault("Is unknown here: use type, url and portVariable.");
      }
    }
    if (!at.at("type").requiredText(1, 255).equals(TransportInput.STREAMABLE_HTTP)) {
      at.at("type").fault("Must be streamable-http.");
    }
    String variable = at.at("portVariable").requiredText(1, 255);
    if (!variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      at.at("portVariable").fault("Must be letters, digits and underscores, such as PORT.");
    }
    String url = at.at("url").requiredText(1, 2048);
    var form = URL.matcher(url);
    if (!form.matches() || !form.group(2).equals(variable)) {
      at.at("url")
          .fault("Must be such as http://127.0.0.1:{PORT}/mcp, PORT being the portVariable.");
    }
    return Optional.of(new CommandTransport.Http(url, variable, Map.of()));
  }
}
