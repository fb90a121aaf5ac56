package dev.serai.runtime.process.internal;

/** Settings of the process runtime, PID {@code dev.serai.runtime.process}. */
@interface ProcessRuntimeConfig {

  /**
   * Variables of Serai's own environment that processes see, beside those of their launch. A name
   * that ends in {@code *} stands for all that begin so.
   */
  String[] environment() default {
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "SHELL",
    "LANG",
    "LANGUAGE",
    "LC_*",
    "TZ",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "JAVA_HOME",
    "PYENV_ROOT",
    "NVM_DIR",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "CURL_CA_BUNDLE",
    "REQUESTS_CA_BUNDLE",
    "NODE_EXTRA_CA_CERTS",
    "PIP_CERT",
    "NPM_CONFIG_CACHE",
    "NPM_CONFIG_REGISTRY",
    "NPM_CONFIG_USERCONFIG",
    "npm_config_cache",
    "npm_config_registry",
    "npm_config_userconfig",
    "UV_CACHE_DIR",
    "UV_DEFAULT_INDEX",
    "UV_INDEX_URL",
    "UV_NATIVE_TLS",
    "UV_PYTHON",
    "UV_PYTHON_INSTALL_DIR",
    "UV_TOOL_DIR"
  };

  /**
   * Whether {@code bwrap} hides Serai's state from processes: {@code auto} (where it works), {@code
   * off}, or {@code required} (nothing starts without it).
   */
  String sandbox() default "auto";

  /** Folders to hide beside Serai's own. */
  String[] hide() default {};

  /** Where the runtime keeps its state; empty for {@code ${karaf.data}/serai}. */
  String state$_$folder() default "";

  /** Where logs of servers go; empty for {@code ${karaf.log}/servers}. */
  String log$_$folder() default "";

  /** How long a process has to end by itself once its standard input is closed, in ms. */
  long stop$_$input$_$millis() default 2_000;

  /** How long a process tree has to end after TERM, in ms. */
  long stop$_$term$_$millis() default 3_000;

  /** How long a process tree has to be gone after KILL, in ms. */
  long stop$_$kill$_$millis() default 2_000;

  /** The longest message that a server may send, in bytes; a longer one ends it. */
  int max$_$message$_$bytes() default 64 * 1024 * 1024;

  /** Messages that wait for a server to read them, in bytes. */
  int send$_$queue$_$bytes() default 16 * 1024 * 1024;

  /** Messages of a server that nobody listens to, in bytes. */
  int unheard$_$bytes() default 4 * 1024 * 1024;

  /** Lines of log kept in memory for each installation. */
  int log$_$lines() default 1_000;

  /** Characters of log kept in memory for each installation. */
  int log$_$chars() default 512 * 1024;

  /** Size at which a log file is rotated, in bytes. */
  long log$_$file$_$bytes() default 5 * 1024 * 1024;

  /** Log files kept for each installation, the current one included; at least 1. */
  int log$_$files() default 3;
}
