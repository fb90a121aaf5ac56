package dev.serai.registry.internal.upstream;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.registry.internal.catalog.RegistryNote;

/**
 * What a new status of a version in a registry makes of its entries. People decide beside: what
 * they did to an entry is not taken back because the registry has it otherwise.
 *
 * @param registry the registry's name
 * @param offer the version as it is now
 */
record StatusChange(String registry, Offer offer) {
  private static final int MAX_NOTE = 1_000;

  /** The entry as it is to be; the same one if nothing changes. */
  EntryRecord apply(EntryRecord entry) {
    return switch (offer.status()) {
      case Offer.DEPRECATED -> deprecated(entry);
      case Offer.DELETED -> deleted(entry);
      default -> isOurs(entry) ? active(entry) : entry;
    };
  }

  private EntryRecord deprecated(EntryRecord entry) {
    boolean again = entry.state() == State.DELETED && isOurs(entry);
    if (entry.state() == State.ACTIVE || again) {
      return entry.in(State.DEPRECATED).noted(note());
    }
    return isOpen(entry) ? entry.noted(note()) : entry;
  }

  private EntryRecord deleted(EntryRecord entry) {
    if (entry.state() == State.ACTIVE || entry.state() == State.DEPRECATED) {
      return entry.in(State.DELETED).noted(note());
    }
    return isOpen(entry) ? entry.noted(note()) : entry;
  }

  private EntryRecord active(EntryRecord entry) {
    return isOpen(entry) ? entry.noted(note()) : entry.in(State.ACTIVE).noted(note());
  }

  private static boolean isOpen(EntryRecord entry) {
    return entry.state() == State.DRAFT || entry.state() == State.PENDING;
  }

  /** Whether its state is what the registry made of it, and nobody has said more since. */
  private boolean isOurs(EntryRecord entry) {
    return entry.note() != null && entry.note().startsWith(RegistryNote.begin(registry));
  }

  private String note() {
    String message = offer.message() == null ? "" : " " + printable(offer.message());
    String note = RegistryNote.begin(registry) + "it is " + offer.status() + " there." + message;
    return note.length() <= MAX_NOTE ? note : cut(note);
  }

  private static String cut(String note) {
    int end = MAX_NOTE - 3;
    return note.substring(0, Character.isHighSurrogate(note.charAt(end - 1)) ? end - 1 : end)
        + "...";
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\\s]+", " ").strip();
  }
}
