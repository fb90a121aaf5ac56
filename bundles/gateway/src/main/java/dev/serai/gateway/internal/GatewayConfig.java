package dev.serai.gateway.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The settings of {@code etc/dev.serai.gateway.cfg}. */
@ComponentPropertyType
public @interface GatewayConfig {
  /** {@code allowed-hosts}: host names beside those of loopback, without a port. */
  String[] allowed$_$hosts() default {};

  /** {@code allowed-origins}: origins beside those of loopback, as browsers send them. */
  String[] allowed$_$origins() default {};

  /**
   * {@code public-url}: where clients reach the gateway, as {@code https://mcp.example.com}; its
   * host is allowed. Empty to take what each request was sent to.
   */
  String public$_$url() default "";

  /** {@code strict-sessions}: whether every request but {@code initialize} needs a session id. */
  boolean strict$_$sessions() default false;

  /** {@code max-sessions}: how many client sessions there may be. */
  int max$_$sessions() default 10_000;

  /** {@code max-principal-sessions}: how many of them one principal may have. */
  int max$_$principal$_$sessions() default 5_000;

  /** {@code session-idle-seconds}: a session ends when its client is silent for longer. */
  long session$_$idle$_$seconds() default 3_600;

  /** {@code max-parked-calls}: how many calls may wait for input of clients without a session. */
  int max$_$parked$_$calls() default 1_000;

  /**
   * {@code max-rooms}: how many sessions, and processes, a server may have for calls that may have
   * to wait for input of clients without a session; at least 2.
   */
  int max$_$rooms() default 16;

  /** {@code max-waiting-calls}: how many calls of a server may wait for one of these. */
  int max$_$waiting$_$calls() default 1_000;

  /** {@code max-listeners}: how many clients without a session may listen. */
  int max$_$listeners() default 1_000;

  /** {@code max-listen-names}: how many resources, and how many tasks, one of them may name. */
  int max$_$listen$_$names() default 256;

  /** {@code max-pending-calls}: how many calls may wait for answers on one connection. */
  int max$_$pending$_$calls() default 10_000;

  /** {@code max-server-requests}: how many requests of a server may wait for answers at once. */
  int max$_$server$_$requests() default 256;

  /** {@code max-input-requests}: how much a server may want to know at once during a call. */
  int max$_$input$_$requests() default 32;

  /** {@code max-input-rounds}: how often it may want to know something more. */
  int max$_$input$_$rounds() default 64;

  /**
   * {@code request-state-seconds}: how long a client may take to send a request again with what was
   * asked of it.
   */
  long request$_$state$_$seconds() default 600;

  /** {@code initialize-rate}: how many sessions may begin each second, on average. */
  double initialize$_$rate() default 200;

  /** {@code initialize-burst}: how many sessions may begin at once. */
  int initialize$_$burst() default 2_000;

  /** {@code principal-initialize-rate}: how many of one principal each second, on average. */
  double principal$_$initialize$_$rate() default 100;

  /** {@code principal-initialize-burst}: how many of one principal at once. */
  int principal$_$initialize$_$burst() default 1_000;

  /**
   * {@code initialize-seconds}: how long a client of the HTTP+SSE pair may take from its stream to
   * {@code initialize}.
   */
  long initialize$_$seconds() default 60;

  /** {@code max-session-streams}: how many listening streams a session may have. */
  int max$_$session$_$streams() default 8;

  /** {@code replay-events}: how many events of each stream are kept for clients that come back. */
  int replay$_$events() default 512;

  /** {@code replay-bytes}: how many bytes of each stream are kept. */
  long replay$_$bytes() default 4L << 20;

  /** {@code replay-streams}: of how many streams of a session something is kept. */
  int replay$_$streams() default 32;

  /** {@code max-replay-bytes}: how many bytes of all streams of all sessions are kept. */
  long max$_$replay$_$bytes() default 64L << 20;

  /** {@code max-body-bytes}: the longest request of a client. */
  int max$_$body$_$bytes() default 10 << 20;

  /** {@code max-batch}: how many messages a batch of 2025-03-26 may have. */
  int max$_$batch() default 100;

  /** {@code max-message-bytes}: the longest message of a server. */
  long max$_$message$_$bytes() default 64L << 20;

  /**
   * {@code max-call-seconds}: how long a call may take in all. Each progress report of the server
   * begins the entry's own limit anew, up to this; it never shortens that limit.
   */
  long max$_$call$_$seconds() default 3_600;

  /** {@code max-waiting-bytes}: what may wait for a client that reads slowly. */
  long max$_$waiting$_$bytes() default 8L << 20;

  /**
   * {@code list-wait-millis}: how long a list waits for servers that are listed for the first time.
   */
  long list$_$wait$_$millis() default 3_000;

  /** {@code list-refresh-seconds}: how often running servers are listed again. */
  long list$_$refresh$_$seconds() default 300;
}
