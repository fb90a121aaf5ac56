import { invalidParams } from './errors.js';
import { PREFIX, readMeta } from './meta.js';
import { needTasks } from './tasks.js';

const LISTS = {
  tools: 'toolsListChanged',
  prompts: 'promptsListChanged',
  resources: 'resourcesListChanged',
};

/** Who listens (MCP 2026-07-28, subscriptions). */
export class Subscriptions {
  #listeners = new Set();
  #tasks;

  constructor(tasks) {
    this.#tasks = tasks;
  }

  /**
   * Acknowledges a subscriptions/listen request, and sends what it wants from then on.
   *
   * @returns {() => void} ends it
   */
  listen({ id, params }, send) {
    const { capabilities } = readMeta(params);
    if (typeof params.notifications !== 'object' || params.notifications === null) {
      throw invalidParams('No filter', 400);
    }
    const wanted = this.#agreed(params.notifications, capabilities);
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

  /** Tells the full state of a task to whoever listens to it (SEP-2663). */
  taskChanged(state) {
    for (const { wanted, tell } of this.#listeners) {
      if (wanted.taskIds?.includes(state.taskId)) tell('notifications/tasks', state);
    }
  }

  #agreed(wanted, capabilities) {
    if (wanted.taskIds === undefined) return wanted;
    needTasks(capabilities);
    return { ...wanted, taskIds: wanted.taskIds.filter((id) => this.#tasks.has(id)) };
  }

  resourceUpdated(uri) {
    for (const { wanted, tell } of this.#listeners) {
      if (wanted.resourceSubscriptions?.includes(uri)) tell('notifications/resources/updated', { uri });
    }
  }
}
