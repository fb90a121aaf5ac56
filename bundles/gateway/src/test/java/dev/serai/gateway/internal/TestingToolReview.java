package dev.serai.gateway.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import dev.serai.core.tool.ToolReview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A review by the words of the contract, which keeps in memory what the registry keeps in the
 * store: what a server lists first is approved, and a change is held until it is approved.
 */
public final class TestingToolReview implements ToolReview {
  private static final JsonMapper MAPPER = new JsonMapper();

  private record Key(InstallationId server, ToolRecord.Kind kind, String name) {}

  /** What outlives the service. */
  private static final class Kept {
    private final Map<Key, byte[]> approved = new ConcurrentHashMap<>();
    private final Map<Key, byte[]> latest = new ConcurrentHashMap<>();
    private final Set<InstallationId> baselines = ConcurrentHashMap.newKeySet();
    private final Map<InstallationId, InstallationId> alike = new ConcurrentHashMap<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, String> descriptions = new ConcurrentHashMap<>();
  }

  private final Kept kept;
  private final Set<InstallationId> reviewed = ConcurrentHashMap.newKeySet();
  private final Map<InstallationId, String> begun = new ConcurrentHashMap<>();
  private final Map<InstallationId, String> ended = new ConcurrentHashMap<>();
  private volatile CompletableFuture<Void> pace = CompletableFuture.completedFuture(null);
  private volatile boolean approvesAll;
  private volatile boolean broken;
  private volatile boolean unread;

  /** Nothing is approved yet. */
  public TestingToolReview() {
    this(new Kept());
  }

  private TestingToolReview(Kept kept) {
    this.kept = kept;
  }

  /** Everything is shown as it is. */
  static TestingToolReview ofNothing() {
    TestingToolReview review = new TestingToolReview();
    review.approvesAll = true;
    return review;
  }

  /** The service after this one: it knows what was decided, and has reviewed no server yet. */
  TestingToolReview successor() {
    return new TestingToolReview(kept);
  }

  /** The tools of a server whose review began last, or nothing. */
  String begun(String alias) {
    return begun.getOrDefault(new InstallationId(alias), "");
  }

  /** The tools of a server whose review ended well last, or nothing. */
  String ended(String alias) {
    return ended.getOrDefault(new InstallationId(alias), "");
  }

  /** Reviews say when the future ends what was decided when they began. */
  TestingToolReview pace(CompletableFuture<Void> until) {
    pace = until;
    return this;
  }

  /** Whether the store cannot be read. */
  public void breaks(boolean now) {
    broken = now;
  }

  /** The store cannot be read, and what is listed may be shown nevertheless. */
  public void unread(boolean now) {
    unread = now;
    broken = now;
  }

  /** What is approved of one server is approved of another installation of the same entry. */
  void alike(String alias, String other) {
    kept.alike.put(new InstallationId(other), new InstallationId(alias));
  }

  @Override
  public Map<ToolRecord.Kind, List<ShownDefinition>> approved(InstallationId server) {
    Map<ToolRecord.Kind, List<ShownDefinition>> approved = new EnumMap<>(ToolRecord.Kind.class);
    kept.approved.forEach(
        (key, definition) -> {
          if (key.server().equals(kept.alike.get(server))) {
            approved
                .computeIfAbsent(key.kind(), first -> new ArrayList<>())
                .add(new ShownDefinition(key.name(), key.name(), definition));
          }
        });
    return approved;
  }

  @Override
  public boolean showsUnread(InstallationId server) {
    return unread;
  }

  /** Whatever was listed last is approved. */
  void approve() {
    kept.approved.putAll(kept.latest);
  }

  /** Whatever one server listed last is approved. */
  void approve(String alias) {
    kept.latest.forEach(
        (key, definition) -> {
          if (key.server().value().equals(alias)) {
            kept.approved.put(key, definition);
          }
        });
  }

  /** It is not shown. */
  public void hide(String name) {
    kept.hidden.add(name);
  }

  /** It is shown again. */
  public void unhide(String name) {
    kept.hidden.remove(name);
  }

  void rename(String name, String shownName) {
    kept.names.put(name, shownName);
  }

  void describe(String name, String description) {
    kept.descriptions.put(name, description);
  }

  @Override
  public CompletionStage<Map<ToolRecord.Kind, List<ShownDefinition>>> review(
      InstallationId server, Map<ToolRecord.Kind, List<byte[]>> listed) {
    begun.put(server, tools(listed));
    if (broken) {
      return CompletableFuture.failedFuture(unavailable());
    }
    Map<ToolRecord.Kind, List<ShownDefinition>> shown = reviewed(server, listed);
    return pace.thenApply(now -> shown);
  }

  private static SeraiException unavailable() {
    return new SeraiException(ErrorCode.STORE_UNAVAILABLE, "What was approved cannot be read.");
  }

  private Map<ToolRecord.Kind, List<ShownDefinition>> reviewed(
      InstallationId server, Map<ToolRecord.Kind, List<byte[]>> listed) {
    boolean first = kept.baselines.add(server);
    listed.forEach(
        (kind, definitions) ->
            definitions.forEach(
                definition -> {
                  Key key = new Key(server, kind, name(kind, definition));
                  kept.latest.put(key, definition);
                  if (first) {
                    kept.approved.put(key, definition);
                  }
                }));
    reviewed.add(server);
    Map<ToolRecord.Kind, List<ShownDefinition>> shown = new EnumMap<>(ToolRecord.Kind.class);
    listed.forEach((kind, definitions) -> shown.put(kind, shown(server, kind, definitions)));
    ended.put(server, tools(listed));
    return shown;
  }

  private static String tools(Map<ToolRecord.Kind, List<byte[]>> listed) {
    return listed.getOrDefault(ToolRecord.Kind.TOOL, List.of()).stream()
        .map(tool -> new String(tool, StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private List<ShownDefinition> shown(
      InstallationId server, ToolRecord.Kind kind, List<byte[]> definitions) {
    List<ShownDefinition> shown = new ArrayList<>();
    for (byte[] definition : definitions) {
      String name = name(kind, definition);
      shown(server, kind, definition)
          .ifPresent(
              json ->
                  shown.add(new ShownDefinition(name, kept.names.getOrDefault(name, name), json)));
    }
    return shown;
  }

  @Override
  public Optional<byte[]> shown(InstallationId server, ToolRecord.Kind kind, byte[] definition) {
    if (approvesAll || !reviewed.contains(server)) {
      return Optional.of(definition);
    }
    String name = name(kind, definition);
    return isApproved(server, kind, name)
        ? Optional.of(described(name, kept.approved.get(new Key(server, kind, name))))
        : Optional.empty();
  }

  @Override
  public boolean mayUse(InstallationId server, ToolRecord.Kind kind, String name) {
    if (broken) {
      throw unavailable();
    }
    return isApproved(server, kind, name);
  }

  private boolean isApproved(InstallationId server, ToolRecord.Kind kind, String name) {
    Key key = new Key(server, kind, name);
    return approvesAll
        || !reviewed.contains(server)
        || !kept.hidden.contains(name)
            && (kept.approved.containsKey(key) || !kept.latest.containsKey(key));
  }

  private byte[] described(String name, byte[] definition) {
    String description = kept.descriptions.get(name);
    if (description == null) {
      return definition;
    }
    try {
      return MAPPER.writeValueAsBytes(
          ((ObjectNode) MAPPER.readTree(definition)).put("description", description));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(ToolRecord.Kind kind, byte[] definition) {
    try {
      JsonNode json = MAPPER.readTree(definition);
      return switch (kind) {
        case TOOL, PROMPT -> json.get("name").asText();
        case RESOURCE -> json.get("uri").asText();
        case TEMPLATE -> json.get("uriTemplate").asText();
        case INSTRUCTIONS -> "instructions";
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
