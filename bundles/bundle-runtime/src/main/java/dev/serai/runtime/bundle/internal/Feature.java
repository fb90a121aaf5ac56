package dev.serai.runtime.bundle.internal;

import io.modelcontextprotocol.server.McpServerFeatures.AsyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One specification of the SDK and what tells it apart from its like.
 *
 * @param kind what it is
 * @param key its name or URI, unique in a server among its kind
 * @param specification the SDK's record
 */
record Feature(Kind kind, Object key, Object specification) {

  /** What a server can offer. */
  enum Kind {
    TOOL,
    RESOURCE,
    RESOURCE_TEMPLATE,
    PROMPT,
    COMPLETION
  }

  /** The types that a service may be registered with. */
  static final List<Class<?>> TYPES =
      List.of(
          SyncToolSpecification.class,
          SyncResourceSpecification.class,
          SyncResourceTemplateSpecification.class,
          SyncPromptSpecification.class,
          SyncCompletionSpecification.class,
          AsyncToolSpecification.class,
          AsyncResourceSpecification.class,
          AsyncResourceTemplateSpecification.class,
          AsyncPromptSpecification.class,
          AsyncCompletionSpecification.class);

  /** The feature that a service object is, or empty for any other object. */
  static Optional<Feature> of(Object service) {
    return Optional.ofNullable(sync(service)).or(() -> Optional.ofNullable(async(service)));
  }

  private static Feature sync(Object service) {
    if (service instanceof SyncToolSpecification it) {
      return new Feature(Kind.TOOL, it.tool().name(), it);
    } else if (service instanceof SyncResourceSpecification it) {
      return new Feature(Kind.RESOURCE, it.resource().uri(), it);
    } else if (service instanceof SyncResourceTemplateSpecification it) {
      return new Feature(Kind.RESOURCE_TEMPLATE, it.resourceTemplate().uriTemplate(), it);
    } else if (service instanceof SyncPromptSpecification it) {
      return new Feature(Kind.PROMPT, it.prompt().name(), it);
    } else if (service instanceof SyncCompletionSpecification it) {
      return new Feature(Kind.COMPLETION, it.referenceKey(), it);
    }
    return null;
  }

  private static Feature async(Object service) {
    if (service instanceof AsyncToolSpecification it) {
      return new Feature(Kind.TOOL, it.tool().name(), it);
    } else if (service instanceof AsyncResourceSpecification it) {
      return new Feature(Kind.RESOURCE, it.resource().uri(), it);
    } else if (service instanceof AsyncResourceTemplateSpecification it) {
      return new Feature(Kind.RESOURCE_TEMPLATE, it.resourceTemplate().uriTemplate(), it);
    } else if (service instanceof AsyncPromptSpecification it) {
      return new Feature(Kind.PROMPT, it.prompt().name(), it);
    } else if (service instanceof AsyncCompletionSpecification it) {
      return new Feature(Kind.COMPLETION, it.referenceKey(), it);
    }
    return null;
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + key;
  }
}
