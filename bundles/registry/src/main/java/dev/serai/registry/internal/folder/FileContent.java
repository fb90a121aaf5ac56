package dev.serai.registry.internal.folder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds: JSON, or the reason why not.
 *
 * @param json the value, where it is JSON
 * @param problems otherwise the reason
 * @param modified when it was written last
 */
record FileContent(Optional<JsonNode> json, List<EntryProblem> problems, Instant modified) {}
