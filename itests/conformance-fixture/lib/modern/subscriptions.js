import { invalidParams } from './errors.js';
import { PREFIX, readMeta } from './meta.js';

const LISTS = {
  tools: 'toolsListChanged',
  prompts: 'promptsListChanged',
  resources: 'resourcesListChanged',
};

/** Who listens (MCP 2026-07-28, subscriptions). */
export class Subscriptions {
  #listeners = new Set();

  /**
   * Acknowledges a subscriptions/listen request, and sends what it wants from then on.
   *
   * @returns {() => void} ends it
   */
  listen({ id, params }, send) {
    readMeta(params);
    const wanted = params.notifications;
    if (typeof wanted !== 'object' || wanted === null) throw invalidParams('No filter', 400);
    const tell = (method, more) =>
      send({
        jsonrpc: '2.0',
        method,
        params: { _meta: { [`${PREFIX}subscriptionId`]: id }, ...more },
      });
    const listener = { wanted, tell };
    this.#listeners.add(listener);
    tell('notifications/subscriptions/acknowledged', { notifications: wanted });
    return () => this.#listeners.delete(listener);
  }

  listChanged(kind) {
    for (const { wanted, tell } of this.#listeners) {
      if (wanted[LISTS[kind]]) tell(`notifications/${kind}/list_changed`);
    }
  }

  resourceUpdated(uri) {
    for (const { wanted, tell } of this.#listeners) {
      if (wanted.resourceSubscriptions?.includes(uri)) tell('notifications/resources/updated', { uri });
    }
  }
}
