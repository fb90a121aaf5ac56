package dev.serai.gateway.internal.gateways;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateways as they were read last, in a file: what a gateway keeps from whom holds also where
 * the store is away when Serai starts.
 */
final class LastKnown {
  private static final Logger LOG = LoggerFactory.getLogger(LastKnown.class);
  private static final JsonMapper JSON = mapper();

  private final Path file;

  /** What was read of both. */
  record Content(List<GatewayRecord> gateways, List<BindingRecord> bindings) {}

  /** In a folder, which is made when it is needed. */
  LastKnown(Path folder) {
    this.file = folder.resolve("gateways.json");
  }

  /** Whether anything was ever written, readable or not. */
  boolean exists() {
    return Files.exists(file);
  }

  /** What was written last; empty if nothing was, or it cannot be read. */
  Optional<Content> read() {
    try {
      return exists()
          ? Optional.of(JSON.readValue(Files.readAllBytes(file), Content.class))
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} cannot be read; calls wait until the store was read", file, e);
      return Optional.empty();
    }
  }

  /** Replaces what was written before. */
  void write(Content content) {
    try {
      byte[] text = JSON.writeValueAsBytes(content);
      Files.createDirectories(file.getParent());
      Path part = file.resolveSibling("gateways.part");
      Files.write(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records are always JSON", e);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: after a start without the store old rules may hold", file, e);
    }
  }

  // The cache that all mappers share would hold this bundle's class loader after its end.
  private static JsonMapper mapper() {
    LookupCache<Object, JavaType> types = new LRUMap<>(4, 16);
    return JsonMapper.builder().typeFactory(TypeFactory.defaultInstance().withCache(types)).build();
  }
}
