import { randomUUID } from 'node:crypto';
import { invalidParams, known, missingExtension } from './errors.js';

/** The extension's identifier (SEP-2663). */
export const TASKS = 'io.modelcontextprotocol/tasks';

const TTL_MS = 300_000;
const POLL_MS = 100;

/** Throws if the client has not declared the extension in its request. */
export function needTasks(capabilities) {
  if (!declared(capabilities)) throw missingExtension(TASKS);
}

export function declared(capabilities) {
  return capabilities.extensions?.[TASKS] !== undefined;
}

/** The tasks of a server; they stay as long as the process. */
export class Tasks {
  #tasks = new Map();
  #changed;

  /** @param changed gets the full state of a task after each change */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Starts work and gives the result that stands for it. */
  create(work) {
    const task = new Task((state) => this.#changed(state));
    this.#tasks.set(task.id, task);
    void task.run(work);
    return { resultType: 'task', ...task.seed() };
  }

  get({ taskId }) {
    return this.#find(taskId).state();
  }

  update({ taskId, inputResponses }) {
    this.#find(taskId).answer(inputResponses ?? {});
    return {};
  }

  cancel({ taskId }) {
    this.#find(taskId).cancel();
    return {};
  }

  has(taskId) {
    return this.#tasks.has(taskId);
  }

  #find(taskId) {
    const task = this.#tasks.get(taskId);
    if (!task) throw invalidParams(`Task not found: ${taskId}`);
    return task;
  }
}

class Task {
  id = randomUUID();
  #createdAt = now();
  #lastUpdatedAt = now();
  #status = 'working';
  #outcome = {};
  #waiting = new Map();
  #cancelled = new AbortController();
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  async run(work) {
    try {
      const result = await work({
        signal: this.#cancelled.signal,
        ask: (requests) => this.#ask(requests),
      });
      this.#become('completed', { result });
    } catch (problem) {
      const error = known(problem).toJson();
      this.#become('failed', { statusMessage: error.message, error });
    }
  }

  seed() {
    return {
      taskId: this.id,
      status: 'working',
      createdAt: this.#createdAt,
      lastUpdatedAt: this.#lastUpdatedAt,
      ttlMs: TTL_MS,
      pollIntervalMs: POLL_MS,
    };
  }

  state() {
    const state = { ...this.seed(), status: this.#status, ...this.#outcome };
    if (this.#waiting.size === 0) return state;
    const open = [...this.#waiting].map(([key, { request }]) => [key, request]);
    return { ...state, inputRequests: Object.fromEntries(open) };
  }

  /** Answers to what is not asked are left alone. */
  answer(responses) {
    for (const [key, response] of Object.entries(responses)) {
      const waiting = this.#waiting.get(key);
      if (!waiting) continue;
      this.#waiting.delete(key);
      this.#become(this.#waiting.size > 0 ? 'input_required' : 'working');
      waiting.resolve(response);
    }
  }

  cancel() {
    this.#become('cancelled');
    this.#cancelled.abort();
  }

  async #ask(requests) {
    const answers = Object.entries(requests).map(
      ([key, request]) =>
        new Promise((resolve) =>
          this.#waiting.set(key, { request, resolve: (answer) => resolve([key, answer]) }),
        ),
    );
    this.#become('input_required');
    return Object.fromEntries(await Promise.all(answers));
  }

  /** A terminal status is the last one. */
  #become(status, outcome = {}) {
    if (['completed', 'failed', 'cancelled'].includes(this.#status)) return;
    this.#status = status;
    this.#outcome = outcome;
    if (status !== 'input_required') this.#waiting.clear();
    this.#lastUpdatedAt = now();
    this.#changed(this.state());
  }
}

function now() {
  return new Date().toISOString();
}
