package dev.serai.registry.internal.launch;

import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.registry.RemoteLaunch.Transport;
import dev.serai.registry.internal.document.Place;
import dev.serai.registry.internal.document.SeraiOptions;
import dev.serai.registry.internal.document.TransportInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a remote into a launch. */
final class RemoteAssembly {
  private static final List<String> LOCAL_ONLY = List.of("args", "cwd", "env", "transport");

  private RemoteAssembly() {}

  static RemoteLaunch assemble(TransportInput from, SeraiOptions options) {
    for (String key : LOCAL_ONLY) {
      if (options.place().at(key).isPresent()) {
        options.place().at(key).fault("Has no use here: the server is remote. Remove it.");
      }
    }
    Values values = new Values(options, Optional.empty());
    String url = url(from, values);
    Map<String, String> headers = Headers.of(from, options, values);
    values.reportUnused();
    boolean sse = from.type().equals(TransportInput.SSE);
    return new RemoteLaunch(sse ? Transport.SSE : Transport.STREAMABLE_HTTP, url, headers);
  }

  private static String url(TransportInput from, Values values) {
    Place at = from.place().at("url");
    Optional<String> url = values.substitute(from.url().orElse(""), from.variables(), true);
    if (url.isEmpty() || Values.VARIABLE.matcher(url.get()).find()) {
      at.fault("Has a {variable} without a value: add it to \"variables\" " + Advice.UNDER + ".");
    } else if (!isWebAddress(url.get().replaceAll("\\$\\{env:[^}]*}", "x"))) {
      at.fault("Must be an http or https address without user, password and fragment.");
    }
    return url.orElse("");
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null
          && Set.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
