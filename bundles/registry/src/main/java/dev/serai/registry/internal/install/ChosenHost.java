package dev.serai.registry.internal.install;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.registry.internal.document.Input;
import dev.serai.registry.internal.document.TransportInput;
import dev.serai.registry.internal.fetch.PublicHosts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps values from leading a remote to where only an administrator may let it. */
final class ChosenHost {
  /** Scheme and host without a variable, up to what ends the host. */
  private static final Pattern FIXED =
      Pattern.compile("(?i)https?://(\\[[^\\]{}/?#@]*]|[^/?#{}@:\\[\\]]+)([:/?#].*)?");

  private static final Pattern HEAD = Pattern.compile("[^/?#]*(//)?[^/?#]*");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

  private ChosenHost() {}

  /**
   * Demands of a remote whose scheme or host comes from a variable that it is asked by https at a
   * public host, or at one that is listed.
   *
   * @param form what its document asks for
   * @throws SeraiException {@code INVALID_VALUE} naming the variable, and not its value
   */
  static void require(
      TransportInput remote, RemoteLaunch launch, List<InputField> form, ListedHosts listed) {
    String template = remote.url().orElse("");
    URI url = URI.create(launch.url());
    if (!FIXED.matcher(template).matches() && !listed.list(url)) {
      fault(url)
          .ifPresent(
              fault -> {
                throw refused(named(template, remote, form), fault);
              });
    }
  }

  private static Optional<String> fault(URI url) {
    return "https".equalsIgnoreCase(url.getScheme())
        ? PublicHosts.fault(url.getHost())
        : Optional.of("plain http");
  }

  private static String named(String template, TransportInput remote, List<InputField> form) {
    String head = HEAD.matcher(template).results().findFirst().orElseThrow().group();
    return names(head)
        .flatMap(name -> asked(name, remote, form))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** A fixed value is what stands in it in braces. */
  private static Stream<String> asked(String name, TransportInput remote, List<InputField> form) {
    Input input = remote.variables().get(name);
    List<String> inner =
        names(input == null ? "" : input.value().orElse(""))
            .filter(each -> isAsked(each, form))
            .map(each -> "values." + each)
            .toList();
    return inner.isEmpty()
        ? Stream.of(isAsked(name, form) ? "values." + name : "The variable " + name)
        : inner.stream();
  }

  private static boolean isAsked(String name, List<InputField> form) {
    return form.stream().anyMatch(field -> field.name().equals(name));
  }

  private static Stream<String> names(String template) {
    return VARIABLE.matcher(template).results().map((MatchResult found) -> found.group(1));
  }

  private static SeraiException refused(String names, String fault) {
    return new SeraiException(
        ErrorCode.INVALID_VALUE,
        names
            + " would lead to "
            + fault
            + ": give a public host that is asked by https, or have an administrator list the host"
            + " in trusted-hosts of etc/dev.serai.registry.cfg.");
  }
}
