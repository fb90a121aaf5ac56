package dev.serai.registry.internal.launch;

import dev.serai.core.registry.Launch;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.PackageInput;
import dev.serai.registry.internal.document.Selector;
import dev.serai.registry.internal.document.SeraiOptions;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.document.TransportInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what a document starts, on the runtime that the options name if they name one: the option
 * {@code command}; else the package or remote that the options pick; else the first package that
 * can run here; else a remote, Streamable HTTP before SSE.
 */
public final class LaunchAssembly {
  private static final String PROCESS = "process";
  private static final String REMOTE = "remote";
  private static final String BUNDLE = "bundle";

  private final ServerDocument document;
  private final SeraiOptions options;

  private LaunchAssembly(ServerDocument document) {
    this.document = document;
    this.options = document.options();
  }

  /**
   * The launch of a document.
   *
   * @param document a sound document
   * @param findings takes the reasons why it cannot be launched
   * @return the launch, or empty when there is a problem
   */
  public static Optional<Launch> of(ServerDocument document, Findings findings) {
    LaunchAssembly assembly = new LaunchAssembly(document);
    Optional<Launch> launch = assembly.decide().map(assembly::launch);
    return launch.filter(l -> findings.isEmpty());
  }

  /** What of a document is started; empty, with a problem noted, where that cannot be told. */
  public static Optional<Choice> choice(ServerDocument document) {
    return new LaunchAssembly(document).decide();
  }

  private Launch launch(Choice choice) {
    if (choice instanceof Choice.Program program) {
      return CommandAssembly.assemble(program.command(), options);
    }
    if (choice instanceof Choice.OfRemote remote) {
      return RemoteAssembly.assemble(remote.chosen(), options);
    }
    PackageInput chosen = ((Choice.OfPackage) choice).chosen();
    PackageTool tool = PackageTool.of(chosen.registryType()).orElseThrow();
    return new PackageAssembly(chosen, tool, options).assemble();
  }

  private Optional<Choice> decide() {
    if (hasSeveralChoices()) {
      options.place().fault("Has several of command, package and remote: keep one of them.");
      return Optional.empty();
    }
    if (options.runtime().isPresent()) {
      return onRuntime(options.runtime().get());
    }
    return byOptions().orElseGet(() -> firstPackage().or(this::firstRemote).or(this::nothing));
  }

  /** What may run where the options want it. */
  private Optional<Choice> onRuntime(String runtime) {
    return switch (runtime) {
      case REMOTE ->
          options.command().isPresent() || options.pick().isPresent()
              ? unfit("Is remote, and command or package start a process: keep one of them.")
              : byOptions()
                  .orElseGet(() -> firstRemote().or(() -> unfit("The document has no remotes.")));
      case PROCESS ->
          options.remote().isPresent()
              ? unfit("Is process, and a remote is picked: keep one of them.")
              : byOptions().orElseGet(() -> firstPackage().or(this::nothing));
      case BUNDLE -> unfit("Bundles have no documents: put the bundle itself into deploy.");
      default ->
          unfit("There is no Kubernetes runtime here yet: use process or remote, or leave it out.");
    };
  }

  private Optional<Choice> unfit(String reason) {
    options.place().at("runtime").fault(reason);
    return Optional.empty();
  }

  /** What the options pick, which may be nothing that can run; empty where they pick nothing. */
  private Optional<Optional<Choice>> byOptions() {
    if (options.command().isPresent()) {
      return Optional.of(Optional.of(new Choice.Program(options.command().get())));
    }
    if (options.pick().isPresent()) {
      return Optional.of(pickedPackage(options.pick().get()));
    }
    if (options.remote().isPresent()) {
      return Optional.of(pickedRemote(options.remote().get()));
    }
    return Optional.empty();
  }

  private Optional<Choice> firstPackage() {
    return first(document.packages(), PackageAssembly::isRunnable).map(Choice.OfPackage::new);
  }

  private Optional<Choice> firstRemote() {
    return remote(document.remotes());
  }

  private boolean hasSeveralChoices() {
    long choices =
        options.command().stream().count()
            + options.pick().stream().count()
            + options.remote().stream().count();
    return choices > 1;
  }

  private Optional<Choice> pickedPackage(Selector pick) {
    for (int i = 0; i < document.packages().size(); i++) {
      PackageInput candidate = document.packages().get(i);
      boolean chosen = pick.picks(i, candidate.registryType());
      if (chosen && (pick.index().isPresent() || PackageAssembly.isRunnable(candidate))) {
        return PackageAssembly.isRunnable(candidate)
            ? Optional.of(new Choice.OfPackage(candidate))
            : unrunnable(candidate);
      }
    }
    pick.place().fault("Picks no package of the document that can run here.");
    return Optional.empty();
  }

  private Optional<Choice> pickedRemote(Selector pick) {
    List<TransportInput> picked =
        document.remotes().stream()
            .filter(r -> pick.picks(document.remotes().indexOf(r), r.type()))
            .toList();
    if (picked.isEmpty()) {
      pick.place().fault("Picks no remote of the document.");
    }
    return remote(picked);
  }

  private Optional<Choice> remote(List<TransportInput> remotes) {
    return first(remotes, remote -> remote.type().equals(TransportInput.STREAMABLE_HTTP))
        .or(() -> remotes.stream().findFirst())
        .map(Choice.OfRemote::new);
  }

  private Optional<Choice> nothing() {
    document.packages().forEach(LaunchAssembly::unrunnable);
    if (document.packages().isEmpty()) {
      document
          .place()
          .fault(
              "Has nothing to start: add packages, remotes, or \"command\" " + Advice.UNDER + ".");
    }
    return Optional.empty();
  }

  private static Optional<Choice> unrunnable(PackageInput candidate) {
    if (PackageTool.of(candidate.registryType()).isPresent()) {
      candidate
          .transport()
          .place()
          .at("type")
          .fault("A package over SSE cannot be started: use stdio or streamable-http.");
    } else {
      candidate
          .place()
          .at("registryType")
          .fault(
              "A package of this type cannot run here (npm and pypi can; containers need the"
                  + " Kubernetes runtime): give \"command\" and \"args\" "
                  + Advice.UNDER
                  + ".");
    }
    return Optional.empty();
  }

  private static <T> Optional<T> first(List<T> all, Predicate<T> condition) {
    return all.stream().filter(condition).findFirst();
  }
}
