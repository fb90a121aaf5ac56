import { answers } from './answers.js';
import { calls } from './calls.js';
import { errorObject } from './canned.js';

const UNKNOWN_METHOD = '{"code":-32601,"message":"Method not found"}';
const UNKNOWN_TOOL = '{"code":-32602,"message":"Unknown tool"}';

/** One client session: takes raw messages and gives raw answers. */
export class Session {
  toolAdded = false;
  #asked = 0;
  #running = new Map();

  /** @param {(raw: string) => void} send sends outside any call */
  constructor(send) {
    this.send = send;
  }

  /**
   * @param {string} raw one message
   * @param {(raw: string) => void} stream sends on the stream of this message
   * @returns {Promise<string | undefined>} the answer, if there is one
   */
  async take(raw, stream) {
    const message = JSON.parse(raw);
    if (message.method === 'notifications/cancelled') this.#cancel(message.params.requestId);
    if (message.method === undefined || message.id === undefined) return undefined;
    const outcome = await this.#answer(message, raw, stream);
    return outcome && `{"jsonrpc":"2.0","id":${JSON.stringify(message.id)},${outcome}}`;
  }

  /** @returns {string} the id of the request */
  ask(stream, method, params) {
    const id = `asked-${++this.#asked}`;
    stream(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return id;
  }

  async #answer({ id, method, params = {} }, raw, stream) {
    if (method === 'tools/call') return this.#call(id, params, raw, stream);
    const answer = answers[method];
    return answer ? `"result":${answer(params, this)}` : `"error":${UNKNOWN_METHOD}`;
  }

  async #call(id, { name, arguments: args = {}, _meta: meta }, raw, stream) {
    if (name === 'broken') return `"error":${errorObject()}`;
    if (!Object.hasOwn(calls, name)) return `"error":${UNKNOWN_TOOL}`;
    const cancelled = new Promise((resolve) => this.#running.set(id, resolve));
    const result = await calls[name]({ args, meta, raw, session: this, stream, cancelled });
    this.#running.delete(id);
    return result && `"result":${result}`;
  }

  #cancel(id) {
    this.#running.get(id)?.();
  }
}
