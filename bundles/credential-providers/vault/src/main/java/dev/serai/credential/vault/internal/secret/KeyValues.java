package dev.serai.credential.vault.internal.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.credential.vault.internal.http.Faults;
import dev.serai.credential.vault.internal.http.VaultAnswer;
import dev.serai.credential.vault.internal.http.VaultHttp;
import dev.serai.credential.vault.internal.http.VaultRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Reads and changes secrets of the engine {@code kv}, both of its versions. */
final class KeyValues {
  private static final int WRITES = 5;

  private final VaultHttp http;

  /**
   * Asks one Vault.
   *
   * @param http sends with a token
   */
  KeyValues(VaultHttp http) {
    this.http = http;
  }

  CompletionStage<Found> read(Mount mount, CredentialReference reference) {
    return current(mount, reference).thenApply(now -> found(now, reference));
  }

  /** Sets one key, whatever the others are. */
  CompletionStage<Void> put(Mount mount, CredentialReference reference, String value) {
    return change(
        mount,
        reference,
        data -> {
          data.put(reference.key(), value);
          return true;
        },
        1);
  }

  /** Removes one key, and the path with the last. */
  CompletionStage<Void> remove(Mount mount, CredentialReference reference) {
    return change(mount, reference, data -> data.remove(reference.key()) != null, 1);
  }

  /** What is at a path now; version 0 and no data where there is nothing. */
  private record Current(ObjectNode data, long version, String deletion) {}

  private CompletionStage<Current> current(Mount mount, CredentialReference reference) {
    return http.send(VaultRequest.get(mount.data(reference.path())))
        .thenApply(answer -> current(mount, reference, answer));
  }

  private static Current current(Mount mount, CredentialReference reference, VaultAnswer answer) {
    JsonNode outer = answer.body().path("data");
    if (answer.status() == 404) {
      return new Current(null, outer.path("metadata").path("version").asLong(), "");
    }
    Faults.requireData(answer, reference.toString());
    JsonNode data = mount.engine() == Engine.KV2 ? outer.path("data") : outer;
    JsonNode metadata = outer.path("metadata");
    return mount.engine() == Engine.KV2
        ? new Current(
            data instanceof ObjectNode object ? object : null,
            metadata.path("version").asLong(),
            metadata.path("deletion_time").asText())
        : new Current(data instanceof ObjectNode object ? object : null, 0, "");
  }

  private static Found found(Current now, CredentialReference reference) {
    if (now.data() == null) {
      throw new SeraiException(
          ErrorCode.CREDENTIAL_MISSING,
          now.version() > 0
              ? "Version " + now.version() + " at " + reference + " was deleted in Vault."
              : "Vault has nothing at " + reference + ".");
    }
    return new Found(
        Values.of(now.data()),
        now.version() > 0 ? Long.toString(now.version()) : null,
        time(now.deletion()),
        null);
  }

  private static Instant time(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /**
   * Changes what is at a path.
   *
   * @param edit changes it, and says whether there is something to write
   * @param turn which attempt this is, since others may write in between
   */
  private CompletionStage<Void> change(
      Mount mount, CredentialReference reference, Predicate<ObjectNode> edit, int turn) {
    return current(mount, reference)
        .thenCompose(
            now -> {
              ObjectNode data =
                  now.data() == null ? JsonNodeFactory.instance.objectNode() : now.data();
              return edit.test(data)
                  ? write(mount, reference, now, data, edit, turn)
                  : CompletableFuture.<Void>completedStage(null);
            });
  }

  private CompletionStage<Void> write(
      Mount mount,
      CredentialReference reference,
      Current now,
      ObjectNode data,
      Predicate<ObjectNode> edit,
      int turn) {
    return http.send(request(mount, reference, now, data))
        .thenCompose(
            answer -> {
              boolean overtaken = answer.status() == 400 && answer.says("check-and-set");
              if (overtaken && turn < WRITES) {
                return change(mount, reference, edit, turn + 1);
              }
              if (overtaken) {
                throw new SeraiException(
                    ErrorCode.CHANGED_MEANWHILE, "Others change " + reference + " all the time.");
              }
              if (!answer.isOk()) {
                throw Faults.of(answer, reference.toString());
              }
              return CompletableFuture.<Void>completedStage(null);
            });
  }

  private static VaultRequest request(
      Mount mount, CredentialReference reference, Current now, ObjectNode data) {
    String path = mount.data(reference.path());
    if (data.isEmpty()) {
      return VaultRequest.delete(path);
    }
    if (mount.engine() == Engine.KV1) {
      return VaultRequest.post(path, data);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("options").put("cas", now.version());
    body.set("data", data);
    return VaultRequest.post(path, body);
  }
}
