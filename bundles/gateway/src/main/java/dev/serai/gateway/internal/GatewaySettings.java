package dev.serai.gateway.internal;

import dev.serai.gateway.internal.downstream.ClientSide;
import dev.serai.gateway.internal.downstream.InitializeLimits;
import dev.serai.gateway.internal.downstream.SessionLimits;
import dev.serai.gateway.internal.http.HttpLimits;
import dev.serai.gateway.internal.http.HttpSettings;
import dev.serai.gateway.internal.http.PublicUrl;
import dev.serai.gateway.internal.http.ReplayLimits;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.modern.ModernLimits;
import dev.serai.gateway.internal.modern.ModernSide;
import dev.serai.gateway.internal.upstream.CallLimits;
import dev.serai.gateway.internal.upstream.RoomLimits;
import dev.serai.gateway.internal.upstream.UpstreamLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be set.
 *
 * @param http what can be set of the HTTP side
 * @param clients bounds and habits of the clients' side
 * @param modern bounds of clients without sessions
 * @param upstream bounds of the servers' side
 * @param listWait how long a list waits for servers that are listed for the first time
 * @param listRefresh how often running servers are listed again
 * @param reviewWait how long lists wait for a review that was never there, from the first words of
 *     the registry on
 */
record GatewaySettings(
    HttpSettings http,
    ClientSide.Settings clients,
    ModernSide.Settings modern,
    UpstreamLimits upstream,
    Duration listWait,
    Duration listRefresh,
    Duration reviewWait) {

  private static final Logger LOG = LoggerFactory.getLogger(GatewaySettings.class);

  /** The registry's services come one after another, within a moment. */
  private static final Duration REVIEW_WAIT = Duration.ofSeconds(5);

  private static final Duration ASK_TIMEOUT = UpstreamLimits.DEFAULTS.askTimeout();

  /** The settings of a configuration, with what is the gateway's own kept in a folder. */
  static GatewaySettings of(GatewayConfig config, Path folder) {
    return new GatewaySettings(
        http(config),
        new ClientSide.Settings(sessionLimits(config), config.strict$_$sessions()),
        new ModernSide.Settings(
            folder,
            new ModernLimits(
                config.max$_$parked$_$calls(),
                config.max$_$input$_$requests(),
                config.max$_$listeners(),
                config.max$_$listen$_$names(),
                Duration.ofSeconds(config.request$_$state$_$seconds()))),
        new UpstreamLimits(
            config.max$_$message$_$bytes(),
            ASK_TIMEOUT,
            new CallLimits(
                config.max$_$pending$_$calls(),
                config.max$_$server$_$requests(),
                config.max$_$input$_$requests(),
                config.max$_$input$_$rounds()),
            Duration.ofSeconds(config.max$_$call$_$seconds()),
            UpstreamLimits.DEFAULTS.silence(),
            new RoomLimits(config.max$_$rooms(), config.max$_$waiting$_$calls(), ASK_TIMEOUT)),
        Duration.ofMillis(config.list$_$wait$_$millis()),
        Duration.ofSeconds(config.list$_$refresh$_$seconds()),
        REVIEW_WAIT);
  }

  /** What a limit is set to. */
  String value(Limit limit) {
    SessionLimits sessions = clients.sessions();
    ReplayLimits replay = sessions.replay();
    ModernLimits stateless = modern.limits();
    return switch (limit) {
      case SESSIONS -> text(sessions.maxSessions());
      case PRINCIPAL_SESSIONS -> text(sessions.maxOfPrincipal());
      case INITIALIZE_RATE -> text(sessions.initialize().rate());
      case PRINCIPAL_INITIALIZE_RATE -> text(sessions.initialize().principalRate());
      case INITIALIZE_TIME -> text(sessions.initialize().patience().toSeconds());
      case SESSION_STREAMS -> text(sessions.maxStreams());
      case PARKED_CALLS -> text(stateless.maxParked());
      case ROOMS -> text(upstream.rooms().rooms(), upstream.rooms().waiting());
      case LISTENERS -> text(stateless.maxListeners());
      case LISTEN_NAMES -> text(stateless.maxListenNames());
      case PENDING_CALLS -> text(upstream.calls().pending());
      case TURNS -> text(upstream.rooms().waiting());
      case SERVER_REQUESTS -> text(upstream.calls().serverRequests());
      case INPUT_REQUESTS -> text(upstream.calls().inputRequests());
      case INPUT_ROUNDS -> text(upstream.calls().inputRounds());
      case BODY -> text(http.limits().maxBodyBytes());
      case BATCH -> text(sessions.maxBatch());
      case MESSAGE -> text(upstream.maxMessageBytes());
      case NESTING -> text(MessageReader.MAX_NESTING);
      case NUMBER -> text(MessageReader.MAX_NUMBER_BYTES);
      case SLOW_READER -> text(http.limits().maxWaitingBytes());
      case REPLAY -> text(replay.maxEvents(), replay.maxBytes());
      case REPLAY_STREAMS -> text(replay.maxStreams());
      case REPLAY_TOTAL -> text(replay.maxTotalBytes());
    };
  }

  private static String text(Number... values) {
    return Arrays.stream(values).map(Number::toString).collect(Collectors.joining(", "));
  }

  private static SessionLimits sessionLimits(GatewayConfig config) {
    return new SessionLimits(
        config.max$_$sessions(),
        config.max$_$principal$_$sessions(),
        Duration.ofSeconds(config.session$_$idle$_$seconds()),
        config.max$_$session$_$streams(),
        new InitializeLimits(
            config.initialize$_$rate(),
            config.initialize$_$burst(),
            config.principal$_$initialize$_$rate(),
            config.principal$_$initialize$_$burst(),
            Duration.ofSeconds(config.initialize$_$seconds())),
        new ReplayLimits(
            config.replay$_$events(),
            config.replay$_$bytes(),
            config.replay$_$streams(),
            config.max$_$replay$_$bytes()),
        config.max$_$batch());
  }

  private static HttpSettings http(GatewayConfig config) {
    PublicUrl url = url(config.public$_$url());
    Set<String> hosts = new HashSet<>(lower(config.allowed$_$hosts()));
    if (url.host() != null) {
      hosts.add(url.host());
    }
    return new HttpSettings(
        hosts,
        lower(config.allowed$_$origins()),
        url,
        new HttpLimits(config.max$_$body$_$bytes(), config.max$_$waiting$_$bytes()));
  }

  private static PublicUrl url(String configured) {
    if (configured.isBlank()) {
      return PublicUrl.OF_REQUEST;
    }
    return PublicUrl.of(configured)
        .orElseGet(
            () -> {
              LOG.warn(
                  "public-url in etc/dev.serai.gateway.cfg is passed over: {} is no absolute URL of"
                      + " http or https without query and fragment. Correct it",
                  configured);
              return PublicUrl.OF_REQUEST;
            });
  }

  private static Set<String> lower(String[] values) {
    return Arrays.stream(values)
        .map(value -> value.trim().toLowerCase(Locale.ROOT))
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
