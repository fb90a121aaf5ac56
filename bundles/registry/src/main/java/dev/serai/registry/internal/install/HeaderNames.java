package dev.serai.registry.internal.install;

import dev.serai.registry.internal.document.NamedInput;
import dev.serai.registry.internal.document.TransportInput;
import dev.serai.registry.internal.launch.Choice;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the headers that a choice sends. */
final class HeaderNames {
  private HeaderNames() {}

  static Set<String> of(Choice choice) {
    if (choice instanceof Choice.OfRemote of) {
      return of(of.chosen());
    }
    return choice instanceof Choice.OfPackage of ? of(of.chosen().transport()) : Set.of();
  }

  private static Set<String> of(TransportInput transport) {
    return transport.headers().stream().map(NamedInput::name).collect(Collectors.toSet());
  }
}
