package dev.serai.admin.internal.model;

import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A binding as clients see it; see {@link BindingRecord}.
 *
 * @param id given by Serai
 * @param gateway as the address names it
 * @param installed whether what it names is installed, or null while that cannot be told; passed
 *     over when it comes
 * @param version passed over when it comes, as {@code created} and {@code updated} are
 */
public record Binding(
    String id,
    String gateway,
    String entryName,
    List<String> tools,
    BindingRecord.Mode mode,
    String installation,
    Boolean installed,
    Long version,
    Instant created,
    Instant updated) {

  private static final Binding BLANK =
      new Binding(
          null,
          null,
          null,
          List.of("*"),
          BindingRecord.Mode.CALL_TIME,
          null,
          null,
          null,
          null,
          null);

  /** Bindings, of which somebody knows whether what they name is installed. */
  public static Shape<BindingRecord, Binding> shape(Function<BindingRecord, Boolean> installed) {
    return new Shape<>(
        Binding.class,
        "binding",
        stored -> of(stored, installed.apply(stored.value())),
        (id, binding) -> binding.record(id),
        binding -> Fields.freshKey(),
        BLANK);
  }

  private static Binding of(Versioned<BindingRecord> stored, Boolean installed) {
    BindingRecord binding = stored.value();
    return new Binding(
        binding.id(),
        binding.gateway(),
        binding.entryName(),
        binding.tools(),
        binding.mode(),
        binding.installation(),
        installed,
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
        installed,
        version,
        created,
        updated);
  }

  private BindingRecord record(String key) {
    return new BindingRecord(
        Fields.keep("id", id, key), gateway, entryName, tools, mode, installation);
  }
}
