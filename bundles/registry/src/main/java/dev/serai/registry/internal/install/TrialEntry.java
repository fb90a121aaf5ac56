package dev.serai.registry.internal.install;

import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.Origin;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.ServerDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The servers that run for a trial of their entry: under a name of their own, for nobody's use. */
public final class TrialEntry {
  /** The source of such servers, by which they are known. */
  public static final String SOURCE = "trial";

  private static final int DIGITS = 10;
  private static final Forms FORMS = new Forms(ListedHosts.NONE);

  private TrialEntry() {}

  /** Whether a server runs for a trial alone. */
  public static boolean is(CatalogEntry entry) {
    return entry.origin().source().equals(SOURCE);
  }

  /** Whether an entry can be started without any value. */
  public static boolean asksForNothing(EntryRecord entry) {
    return FORMS.of(entry).stream()
        .noneMatch(field -> field.required() && field.fallback() == null);
  }

  /**
   * A server of an entry.
   *
   * @param who tries it
   * @param values by field, secret ones too
   * @throws SeraiException {@code INVALID_VALUE} that names every field at fault, {@code
   *     INVALID_ENTRY} if it cannot be started with these values
   */
  public static CatalogEntry of(Principal who, EntryRecord entry, Map<String, String> values) {
    List<InputField> form = FORMS.of(entry);
    Map<String, String> given = FieldValues.of(form, values, Set.of()).with(Set.of());
    Findings findings = new Findings(entry.alias());
    return InstallationView.document(entry, findings)
        .flatMap(
            document ->
                InstalledLaunch.of(document, findings, given)
                    .map(launch -> of(who, entry, document, launch)))
        .orElseThrow(() -> new SeraiException(ErrorCode.INVALID_ENTRY, Forms.told(findings)));
  }

  private static CatalogEntry of(
      Principal who, EntryRecord entry, ServerDocument document, Launch launch) {
    String own = SOURCE + "-" + UUID.randomUUID().toString().replace("-", "").substring(0, DIGITS);
    return new CatalogEntry(
        new InstallationId(own),
        new Alias(own),
        new Alias(own),
        "dev.serai.trial/" + own,
        entry.version(),
        "Trial of " + document.title(),
        document.description(),
        launch,
        onDemand(document.options().treatment()),
        entry.scope(),
        new OwnerRef(OwnerRef.Kind.USER, who.id()),
        Set.of(),
        new Origin(SOURCE, entry.alias() + "@" + entry.version(), 0, entry.version()));
  }

  private static EntryOptions onDemand(EntryOptions options) {
    return new EntryOptions(
        EntryOptions.Start.ON_DEMAND,
        options.isolation(),
        options.idleTimeout(),
        options.callTimeout(),
        options.startTimeout(),
        options.firstStartTimeout(),
        options.toolChanges());
  }
}
