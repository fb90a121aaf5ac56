package dev.serai.gateway.internal;

import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.routing.ListKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random valid exchanges of one kind of client with one kind of server at one endpoint. */
final class RandomExchanges {
  private static final String OWN_INFO =
      "{\"name\":\"serai\",\"title\":\"Serai\",\"version\":\"1.0.0\"}";
  private static final String PREFIX = "io.modelcontextprotocol/";
  private static final String VERSION = "\"" + PREFIX + "protocolVersion\":\"2026-07-28\"";
  private static final String CAPABILITIES = "\"" + PREFIX + "clientCapabilities\":{}";
  private static final String CLIENT_INFO =
      "\"" + PREFIX + "clientInfo\":{\"name\":\"t\",\"version\":\"1\"}";
  private static final String[] IDS = {
    "7", "-3", "0", "9007199254740993", "\"a\"", "\"\\u00e9\"", "\"é世\"", "\"a\\/b\""
  };
  private static final String[] URIS = {
    "demo://a/1", "file:///x y", "ui://w", "urn:x", "plain", "demo://"
  };
  private static final int[] CODES = {-1, 17, -32000, -32010, -32602, -32603};
  static final List<String> AGGREGATED =
      List.of("tools/call", "prompts/get", "resources/read", "completion/complete");
  static final List<String> OF_ONE_SERVER =
      List.of(
          "tools/call",
          "prompts/get",
          "resources/read",
          "completion/complete",
          "tools/list",
          "prompts/list",
          "resources/list",
          "resources/templates/list",
          "x/unknown");

  private final Random random;
  private final RandomJson json;
  private final Era client;
  private final Era server;
  private final String alias;
  private final String info;

  /**
   * Exchanges.
   *
   * @param alias the server's at an aggregated endpoint, or null at the server's own
   * @param info what the server calls itself
   */
  RandomExchanges(long seed, Era client, Era server, String alias, String info) {
    this.random = new Random(seed);
    this.json = new RandomJson(seed);
    this.client = client;
    this.server = server;
    this.alias = alias;
    this.info = info;
  }

  RandomExchange next(String mark) {
    List<String> methods = alias == null ? OF_ONE_SERVER : AGGREGATED;
    String method = methods.get(random.nextInt(methods.size()));
    String id = pick(IDS);
    String token = random.nextBoolean() ? pick(IDS) : null;
    Twin target = target(method);
    return new RandomExchange(
        method,
        method.matches("tools/call|prompts/get|resources/read") ? unquoted(target.client()) : null,
        request(method, target, id, token, mark),
        token == null ? List.of() : times(3, () -> progress(token)),
        answer(method, id));
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1);
  }

  private Twin target(String method) {
    return switch (method) {
      case "tools/call" -> name("t");
      case "prompts/get", "completion/complete" -> name("p");
      case "resources/read" -> new Twin("\"demo://r\"", "\"" + exposed("demo://r") + "\"");
      default -> null;
    };
  }

  private Twin name(String own) {
    return new Twin("\"" + own + "\"", "\"" + (alias == null ? own : alias + "__" + own) + "\"");
  }

  private String exposed(String uri) {
    if (alias == null) {
      return uri;
    }
    int at = uri.contains("://") ? uri.indexOf("://") + 3 : uri.indexOf(':') + 1;
    return uri.substring(0, at) + alias + "__" + uri.substring(at);
  }

  /** In any spelling where the server says it; where it is mapped, in ours. */
  private Twin uri() {
    return uri(pick(URIS));
  }

  private Twin uri(String own) {
    String spelled = "\"" + (random.nextBoolean() ? own : own.replace("/", "\\/")) + "\"";
    return alias == null ? Twin.same(spelled) : new Twin(spelled, "\"" + exposed(own) + "\"");
  }

  private Twin request(String method, Twin target, String id, String token, String mark) {
    List<Twin> params = extras("p");
    params.add(Twin.same("\"" + RandomExchange.MARK + "\":\"" + mark + "\""));
    if (method.equals("completion/complete")) {
      params.add(
          Twin.object(List.of(Twin.same("\"type\":\"ref/prompt\""), target.named("name")))
              .named("ref"));
    } else if (target != null) {
      params.add(target.named(method.equals("resources/read") ? "uri" : "name"));
    }
    if (method.equals("tools/call") || method.equals("prompts/get")) {
      params.add(Twin.same("\"arguments\":" + json.object(4)));
    }
    meta(token, params);
    List<Twin> message = extras("m");
    message.add(Twin.same("\"jsonrpc\":\"2.0\""));
    message.add(new Twin(RandomExchange.OURS, id).named("id"));
    message.add(Twin.same("\"method\":\"" + method + "\""));
    message.add(Twin.object(params).named("params"));
    Collections.shuffle(message, random);
    return Twin.object(message);
  }

  /** What a request says about itself: always in the modern era, and nothing of it before. */
  private void meta(String token, List<Twin> params) {
    List<Twin> meta = extras("k");
    if (token != null) {
      meta.add(new Twin(RandomExchange.OURS, token).named("progressToken"));
    }
    if (client == Era.MODERN) {
      for (String member : List.of(VERSION, CAPABILITIES)) {
        meta.add(server == Era.MODERN ? Twin.same(member) : Twin.ofClient(member));
      }
    }
    Collections.shuffle(meta, random);
    boolean given = client == Era.MODERN || token != null || random.nextBoolean();
    if (given) {
      params.add(null);
    }
    Collections.shuffle(params, random);
    if (client == Era.LEGACY && server == Era.MODERN) {
      Twin about = Twin.ofServer(String.join(",", VERSION, CAPABILITIES, CLIENT_INFO));
      meta.add(0, about);
      if (!given) {
        params.add(0, new Twin("\"_meta\":{" + about.server() + "}", null));
      }
    }
    params.replaceAll(member -> member == null ? Twin.object(meta).named("_meta") : member);
  }

  private Twin progress(String token) {
    List<Twin> params = extras("n");
    params.add(new Twin(RandomExchange.OURS, token).named("progressToken"));
    params.add(Twin.same("\"progress\":" + json.number()));
    params.add(Twin.same("\"_meta\":" + json.object(2)));
    Collections.shuffle(params, random);
    List<Twin> message = extras("m");
    message.add(Twin.same("\"jsonrpc\":\"2.0\""));
    message.add(Twin.same("\"method\":\"notifications/progress\""));
    message.add(Twin.object(params).named("params"));
    Collections.shuffle(message, random);
    return Twin.object(message);
  }

  private Twin answer(String method, String id) {
    List<Twin> message = extras("m");
    message.add(Twin.same("\"jsonrpc\":\"2.0\""));
    message.add(new Twin(RandomExchange.OURS, id).named("id"));
    message.add(random.nextInt(5) == 0 ? error().named("error") : result(method).named("result"));
    Collections.shuffle(message, random);
    return Twin.object(message);
  }

  private Twin error() {
    List<Twin> error = extras("e");
    error.add(Twin.same("\"code\":" + CODES[random.nextInt(CODES.length)]));
    error.add(Twin.same("\"message\":" + json.string()));
    error.add(Twin.same("\"data\":" + json.value(3)));
    Collections.shuffle(error, random);
    return Twin.object(error);
  }

  private Twin result(String method) {
    List<Twin> result = extras("r");
    result.addAll(content(method));
    boolean cacheable = method.endsWith("/list") || method.equals("resources/read");
    boolean typed = server == Era.MODERN && random.nextBoolean();
    boolean hinted = server == Era.MODERN && cacheable && random.nextBoolean();
    if (typed) {
      result.add(modern("\"resultType\":\"complete\""));
    }
    if (hinted) {
      result.add(modern("\"ttlMs\":1e3"));
      result.add(modern("\"cacheScope\":\"public\""));
    }
    boolean signed = random.nextBoolean();
    if (signed) {
      result.add(signed().named("_meta"));
    }
    Collections.shuffle(result, random);
    if (client == Era.MODERN) {
      List<Twin> added = new ArrayList<>();
      if (!typed) {
        added.add(Twin.ofClient("\"resultType\":\"complete\""));
      }
      if (cacheable && !hinted) {
        added.add(Twin.ofClient("\"ttlMs\":0,\"cacheScope\":\"private\""));
      }
      if (!signed) {
        added.add(Twin.ofClient("\"_meta\":{" + signature() + "}"));
      }
      result.addAll(0, added);
    }
    return Twin.object(result);
  }

  /** What legacy clients do not get. */
  private Twin modern(String member) {
    return client == Era.MODERN ? Twin.same(member) : Twin.ofServer(member);
  }

  private String signature() {
    return "\"" + PREFIX + "serverInfo\":" + (alias == null ? info : OWN_INFO);
  }

  /** A {@code _meta} that may name the server. */
  private Twin signed() {
    List<Twin> meta = extras("k");
    boolean named = server == Era.MODERN && random.nextBoolean();
    if (named) {
      String given = "\"" + PREFIX + "serverInfo\":{\"name\":\"other\"}";
      boolean replaced = client == Era.MODERN && alias != null;
      meta.add(new Twin(given, replaced ? signature() : given));
      Collections.shuffle(meta, random);
    } else if (client == Era.MODERN) {
      meta.add(0, Twin.ofClient(signature()));
    }
    return Twin.object(meta);
  }

  private List<Twin> content(String method) {
    Optional<ListKind> list = ListKind.ofMethod(method);
    if (list.isPresent()) {
      Twin items = Twin.array(items(list.get(), random.nextInt(3)));
      return List.of(items.named(list.get().member()));
    }
    return switch (method) {
      case "tools/call" ->
          List.of(
              Twin.array(times(4, this::block)).named("content"),
              Twin.same("\"structuredContent\":" + json.object(4)));
      case "prompts/get" -> List.of(Twin.array(times(3, this::message)).named("messages"));
      case "resources/read" -> List.of(Twin.array(times(3, this::resource)).named("contents"));
      case "completion/complete" ->
          List.of(Twin.same("\"completion\":{\"values\":[" + json.string() + "]}"));
      default -> List.of(Twin.same("\"uri\":" + json.value(3)));
    };
  }

  private Twin block() {
    List<Twin> block = extras("b");
    block.add(Twin.same("\"annotations\":" + json.object(3)));
    switch (random.nextInt(3)) {
      case 0 -> {
        block.add(Twin.same("\"type\":\"text\""));
        block.add(Twin.same("\"text\":" + json.string()));
      }
      case 1 -> {
        block.add(Twin.same("\"type\":\"resource_link\""));
        block.add(uri().named("uri"));
      }
      default -> {
        block.add(Twin.same("\"type\":\"resource\""));
        block.add(resource().named("resource"));
      }
    }
    Collections.shuffle(block, random);
    return Twin.object(block);
  }

  private Twin message() {
    List<Twin> message = extras("b");
    message.add(Twin.same("\"role\":\"user\""));
    message.add(block().named("content"));
    Collections.shuffle(message, random);
    return Twin.object(message);
  }

  private Twin resource() {
    List<Twin> resource = extras("b");
    resource.add(uri().named("uri"));
    resource.add(Twin.same("\"text\":" + json.string()));
    resource.add(Twin.same("\"_meta\":" + json.object(3)));
    Collections.shuffle(resource, random);
    return Twin.object(resource);
  }

  /** The items of a list; those of an aggregated one go by the server's alias. */
  List<Twin> items(ListKind kind, int count) {
    List<Twin> items = new ArrayList<>();
    IntStream.range(0, count).forEach(at -> items.add(item(kind)));
    return items;
  }

  private Twin item(ListKind kind) {
    List<Twin> item = extras("b");
    String own = "n" + random.nextInt(Integer.MAX_VALUE);
    item.add((kind.key().equals("name") ? name(own) : uri(pick(URIS) + own)).named(kind.key()));
    item.add(Twin.same("\"annotations\":" + json.object(3)));
    if (kind == ListKind.TOOLS) {
      item.add(Twin.same("\"inputSchema\":{\"type\":\"object\",\"x\":" + json.value(2) + "}"));
      List<Twin> meta = extras("k");
      meta.add(userInterface());
      meta.add(Twin.same("\"uri\":" + json.value(1)));
      Collections.shuffle(meta, random);
      item.add(Twin.object(meta).named("_meta"));
    }
    Collections.shuffle(item, random);
    return Twin.object(item);
  }

  /** MCP Apps (SEP-1865): a tool may name its user interface; only aggregated lists map it. */
  private Twin userInterface() {
    return Twin.object(List.of(uri().named("resourceUri"))).named("ui");
  }

  /** Members that no specification names. */
  private List<Twin> extras(String prefix) {
    List<Twin> extras = new ArrayList<>();
    for (int at = random.nextInt(3); at > 0; at--) {
      extras.add(Twin.same("\"x-" + prefix + at + "\":" + json.value(3)));
    }
    return extras;
  }

  private List<Twin> times(int most, Supplier<Twin> one) {
    List<Twin> all = new ArrayList<>();
    IntStream.range(0, random.nextInt(most)).forEach(at -> all.add(one.get()));
    return all;
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
