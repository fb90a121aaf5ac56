package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.registry.internal.client.LiteralSecret.Kind;
import dev.serai.registry.internal.document.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes an address as an element of {@code remotes}. */
final class RemoteWriter {
  private static final Pattern PARAMETER = Pattern.compile("[?&]([^=&#]+)=([^&#]+)");
  private static final Pattern OPEN = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_.-]*}");

  private final Draft draft;
  private final Inputs inputs;

  RemoteWriter(Draft draft) {
    this.draft = draft;
    this.inputs = new Inputs(draft);
  }

  void write(Place url, boolean sse) {
    String text = Scalars.text(url).strip();
    Template template = Template.of(text, draft.inputs());
    check(url, text, template);
    ObjectNode remote = draft.document().putArray("remotes").addObject();
    remote.put("type", sse ? "sse" : "streamable-http");
    inputs.addUrl(remote, template, url);
    ArrayNode headers = JsonNodeFactory.instance.arrayNode();
    for (Map.Entry<String, Argument> header : Members.headers(draft).entrySet()) {
      addHeader(headers, header.getKey(), header.getValue());
    }
    if (!headers.isEmpty()) {
      remote.set("headers", headers);
    }
  }

  private void addHeader(ArrayNode headers, String name, Argument value) {
    int before = draft.secrets().size();
    inputs.addNamed(headers, Kind.HEADER, name, value);
    Template template = Template.of(value.text(), draft.inputs());
    boolean kept = headers.get(headers.size() - 1).has("value");
    if (kept && before == draft.secrets().size() && OPEN.matcher(template.literal()).find()) {
      value.place().fault("Has a placeholder in braces: write its value, or ${env:NAME}.");
    }
  }

  private static void check(Place url, String text, Template template) {
    if (SecretRule.isSecretValue(text) || template.refersToSecret() || hasSecretParameter(text)) {
      url.fault(
          "Holds a secret, which logs along the way would show: remove it from the address and"
              + " send it as one of the \"headers\".");
    } else if (template.literal().matches("(?s).*[{}<>].*")) {
      url.fault("Has a placeholder that was not filled in: write its value, or ${env:NAME}.");
    } else if (!isWebAddress(filled(template))) {
      url.fault(
          "Must begin with http:// or https:// and a host, and have no user, password and fragment.");
    }
  }

  private static boolean hasSecretParameter(String text) {
    Matcher parameter = PARAMETER.matcher(text);
    boolean found = false;
    while (parameter.find()) {
      found |= SecretRule.isSecret(parameter.group(1), parameter.group(2));
    }
    return found;
  }

  /** The address as it may be in the end; only what people give can be its beginning. */
  private static String filled(Template template) {
    StringBuilder text = new StringBuilder();
    for (Part part : template.parts()) {
      boolean begins = text.isEmpty() && part instanceof Part.Asked;
      String other = begins ? "https://x" : "x";
      text.append(part instanceof Part.Literal literal ? literal.text() : other);
    }
    return text.toString();
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
