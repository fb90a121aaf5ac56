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

/** All of this process that can be told something. */
export const everybody = new Set();

/** What one client session has set: its log level, its subscriptions, its additional tools. */
export class Session {
  addedTools = [];
  morePrompts = false;
  #server;
  #level = 'debug';
  #subscriptions = new Set();

  constructor(server) {
    this.#server = server;
    server.oninitialized = () => everybody.add(this);
    server.onclose = () => everybody.delete(this);
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

  async toolsChanged() {
    await this.#server.sendToolListChanged();
  }

  togglePrompts() {
    this.morePrompts = !this.morePrompts;
    return this.morePrompts;
  }

  async promptsChanged() {
    await this.#server.sendPromptListChanged();
  }
}
