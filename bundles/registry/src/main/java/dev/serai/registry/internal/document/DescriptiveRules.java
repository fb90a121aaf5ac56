package dev.serai.registry.internal.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The rules of what only people read: web site, repository, icons. */
final class DescriptiveRules {
  private static final Set<String> IMAGES =
      Set.of("image/png", "image/jpeg", "image/jpg", "image/svg+xml", "image/webp");

  private DescriptiveRules() {}

  static void check(Place document) {
    checkUrl(document.at("websiteUrl"));
    checkRepository(document.at("repository"));
    document.at("icons").items().forEach(DescriptiveRules::checkIcon);
  }

  private static void checkRepository(Place at) {
    if (at.node().isTextual()) {
      at.fault("Must be an object: write {\"url\": \"https://...\", \"source\": \"github\"}.");
    } else if (at.isPresent() && at.isObject() && !at.node().isEmpty()) {
      at.at("url").requiredText(0, 2048);
      at.at("source").requiredText(0, 255);
      at.at("id").text();
      at.at("subfolder").text();
      if (at.at("url").text().filter(String::isEmpty).isEmpty()) {
        checkUrl(at.at("url"));
      }
    }
  }

  private static void checkIcon(Place icon) {
    if (!icon.isObject()) {
      return;
    }
    String src = icon.at("src").requiredText(1, 255);
    if (!src.isEmpty() && !src.startsWith("https://")) {
      icon.at("src")
          .fault("Must be an https address: write one such as https://example.com/icon.png.");
    }
    if (icon.at("mimeType").text().filter(type -> !IMAGES.contains(type)).isPresent()) {
      icon.at("mimeType")
          .fault("Must be image/png, image/jpeg, image/jpg, image/svg+xml or image/webp.");
    }
    for (Place size : icon.at("sizes").items()) {
      if (size.text().filter(text -> !text.matches("\\d+x\\d+|any")).isPresent()) {
        size.fault("Must be a size such as 48x48, or any.");
      }
    }
    if (icon.at("theme").text().filter(t -> !Set.of("light", "dark").contains(t)).isPresent()) {
      icon.at("theme").fault("Must be light or dark.");
    }
  }

  private static void checkUrl(Place at) {
    at.text()
        .filter(text -> !isWebAddress(text))
        .ifPresent(t -> at.fault("Must be a web address: write one such as https://example.com."));
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
