package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ImportOutcome.Refused;
import dev.serai.core.registry.ImportOutcome.Unchanged;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.registry.internal.imports.Parcel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One import by somebody. */
final class FileImport {
  /** What is wrong with one server, and says nothing of the others. */
  private static final Set<ErrorCode> OWN =
      EnumSet.of(ErrorCode.INVALID_ENTRY, ErrorCode.INVALID_VALUE, ErrorCode.ALREADY_EXISTS);

  private static final String FILE = "file";

  private final StoreEntryCatalog catalog;
  private final Actor actor;
  private final String origin;
  private final ImportOptions options;
  private final List<ImportOutcome> outcomes = new ArrayList<>();

  FileImport(StoreEntryCatalog catalog, Actor actor, String origin, ImportOptions options) {
    this.catalog = catalog;
    this.actor = actor;
    this.origin = origin;
    this.options = options;
  }

  List<ImportOutcome> run(List<Parcel> parcels) {
    SeraiException end = null;
    for (Parcel parcel : parcels) {
      try {
        outcomes.add(end == null ? outcome(parcel) : notTried(parcel, end));
      } catch (SeraiException e) {
        end = e;
        if (!hasImported()) {
          throw e;
        }
        outcomes.add(refused(parcel, e.code(), e.getMessage()));
      }
    }
    return List.copyOf(outcomes);
  }

  private ImportOutcome outcome(Parcel parcel) {
    if (parcel instanceof Parcel.Faulty faulty) {
      return new Refused(faulty.server(), ErrorCode.INVALID_ENTRY, faulty.problems());
    }
    Parcel.Sound sound = (Parcel.Sound) parcel;
    try {
      NewEntry wanted = wanted(sound);
      Optional<EntryRecord> there = catalog.same(actor, wanted);
      return there.isPresent()
          ? new Unchanged(sound.server(), there.get())
          : new Imported(sound.server(), made(wanted), notes(sound));
    } catch (SeraiException e) {
      if (OWN.contains(e.code())) {
        return refused(parcel, e.code(), reason(sound, e));
      }
      throw e;
    }
  }

  private NewEntry wanted(Parcel.Sound sound) {
    State state = sound.disabled() ? State.DRAFT : options.state();
    return new NewEntry(sound.document(), options.scope(), false, state, null, origin, null);
  }

  private EntryRecord made(NewEntry wanted) {
    return options.dryRun()
        ? catalog.tried(actor, wanted).after()
        : catalog.add(actor, wanted).value();
  }

  private List<String> notes(Parcel.Sound sound) {
    List<String> notes = new ArrayList<>(sound.notes());
    if (sound.disabled() && options.state() != State.DRAFT) {
      notes.add("The client has it switched off: it begins as a draft.");
    }
    return notes;
  }

  /** A client's configuration has no place for the version that would be the way out. */
  private static String reason(Parcel.Sound sound, SeraiException error) {
    return error.code() == ErrorCode.ALREADY_EXISTS && sound.converted()
        ? "It is there with another document, which never changes in its version: remove that one,"
            + " or export it, edit it, and add it with another version."
        : error.getMessage();
  }

  private boolean hasImported() {
    return !options.dryRun() && outcomes.stream().anyMatch(Imported.class::isInstance);
  }

  private static Refused notTried(Parcel parcel, SeraiException end) {
    return refused(
        parcel, end.code(), "Was not tried any more. Import the file again; what is there stays.");
  }

  private static Refused refused(Parcel parcel, ErrorCode code, String reason) {
    return new Refused(parcel.server(), code, List.of(new EntryProblem(FILE, "", reason)));
  }
}
