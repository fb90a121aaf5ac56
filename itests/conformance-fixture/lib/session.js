const LEVELS = [
  'debug',
  'info',
  'notice',
  'warning',
  'error',
  'critical',
  'alert',
  'emergency',
];

/** What one client session has set: its log level, its subscriptions, its additional tools. */
export class Session {
  addedTools = [];
  #server;
  #level = 'debug';
  #subscriptions = new Set();

  constructor(server, counts) {
    this.#server = server;
    this.counts = counts;
  }

  get clientCapabilities() {
    return this.#server.getClientCapabilities() ?? {};
  }

  setLevel(level) {
    this.#level = level;
    return {};
  }

  logs(level) {
    return LEVELS.indexOf(level) >= LEVELS.indexOf(this.#level);
  }

  subscribe(uri) {
    this.#subscriptions.add(uri);
    return {};
  }

  unsubscribe(uri) {
    this.#subscriptions.delete(uri);
    return {};
  }

  /** Outside any call, so on the session's own stream. */
  async resourceUpdated(uri) {
    if (this.#subscriptions.has(uri)) await this.#server.sendResourceUpdated({ uri });
  }

  async changed(kind) {
    await this.#server.notification({ method: `notifications/${kind}/list_changed` });
  }
}
