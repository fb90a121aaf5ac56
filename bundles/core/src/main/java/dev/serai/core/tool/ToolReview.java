package dev.serai.core.tool;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.ToolRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Compares what servers define with what was approved, and says what is shown of it: a definition
 * that changed after approval is held, and callers keep the approved one or miss it, as the policy
 * says. Safe for use by any thread.
 */
@ProviderType
public interface ToolReview {
  /**
   * Says what is shown of a server's lists, and notes what departs from the approved. The first
   * lists of an entry's version are its baseline.
   *
   * @param listed of each kind that was listed the definitions as the server sent them, each one
   *     JSON object in UTF-8, in the server's order; a kind that is missing was not asked for, and
   *     nothing follows from it
   * @return of each of these kinds what is shown, in the order of the list, and what is kept though
   *     the server does not list it any more behind; at once if the approved is known. Fails with
   *     {@code STORE_UNAVAILABLE} while that cannot be read or a first baseline not be kept, with
   *     {@code UPSTREAM_INVALID} if an element is no definition or a limit is passed, with {@code
   *     UNKNOWN_SERVER} while the registry does not know the server
   */
  CompletionStage<Map<ToolRecord.Kind, List<ShownDefinition>>> review(
      InstallationId server, Map<ToolRecord.Kind, List<byte[]>> listed);

  /**
   * Whether a server's lists, of which nothing was reviewed yet, are shown as they are although the
   * approved cannot be read now. What was reviewed before stays as it was shown. From memory.
   */
  default boolean showsUnread(InstallationId server) {
    return false;
  }

  /**
   * What is shown of a server that nobody has listed yet, or of an entry that can be installed:
   * what is approved of its version. From memory.
   *
   * @param server an installation, or what stands for one, see {@link
   *     dev.serai.core.registry.OfferedEntry#id()}
   * @return of every kind that is known; empty if none is, or that cannot be said now
   */
  default Map<ToolRecord.Kind, List<ShownDefinition>> approved(InstallationId server) {
    return Map.of();
  }

  /**
   * What is shown of one definition under the server's own name; from memory, for lists that are
   * passed through. Empty if it is not shown. Of what was never reviewed nothing is shown unless
   * changes are adopted.
   *
   * @param definition JSON object in UTF-8
   * @throws dev.serai.core.error.SeraiException {@code UNKNOWN_SERVER} while the registry does not
   *     know the server
   */
  Optional<byte[]> shown(InstallationId server, ToolRecord.Kind kind, byte[] definition);

  /**
   * Whether something of a server may be used under the server's own name: not if it is held
   * without an approved definition, or hidden. From memory. Of tools and prompts that were never
   * reviewed none may unless changes are adopted.
   *
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} while what was approved
   *     cannot be read, unless changes are adopted
   */
  boolean mayUse(InstallationId server, ToolRecord.Kind kind, String name);
}
