package dev.serai.admin.internal.model;

import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.List;

/**
 * A binding as clients see it; see {@link BindingRecord}.
 *
 * @param id given by Serai
 * @param gateway as the address names it
 * @param version passed over when it comes, as {@code created} and {@code updated} are
 */
public record Binding(
    String id,
    String gateway,
    String entryName,
    List<String> tools,
    BindingRecord.Mode mode,
    String installation,
    Long version,
    Instant created,
    Instant updated) {

  /** Bindings. */
  public static final Shape<BindingRecord, Binding> SHAPE =
      new Shape<>(
          Binding.class,
          "binding",
          Binding::of,
          (id, binding) -> binding.record(id),
          binding -> Fields.freshKey(),
          new Binding(
              null,
              null,
              null,
              List.of("*"),
              BindingRecord.Mode.CALL_TIME,
              null,
              null,
              null,
              null));

  private static Binding of(Versioned<BindingRecord> stored) {
    BindingRecord binding = stored.value();
    return new Binding(
        binding.id(),
        binding.gateway(),
        binding.entryName(),
        binding.tools(),
        binding.mode(),
        binding.installation(),
        stored.version(),
        stored.created(),
        stored.updated());
  }

  /** The same of a gateway. */
  public Binding at(String name) {
    return new Binding(
        id,
        Fields.keep("gateway", gateway, name),
        entryName,
        tools,
        mode,
        installation,
        version,
        created,
        updated);
  }

  private BindingRecord record(String key) {
    return new BindingRecord(
        Fields.keep("id", id, key), gateway, entryName, tools, mode, installation);
  }
}
