package dev.serai.access.internal.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Writes sets in the order of their elements' texts, so that equal sets are equal texts. */
final class SetWriter extends StdSerializer<Set<?>> {
  private static final long serialVersionUID = 1L;

  SetWriter() {
    super(Set.class, true);
  }

  @Override
  public void serialize(Set<?> value, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    List<?> sorted = value.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    json.writeStartArray();
    for (Object element : sorted) {
      provider.defaultSerializeValue(element, json);
    }
    json.writeEndArray();
  }
}
