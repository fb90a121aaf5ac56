import { events, send } from './raw-http.js';
import { rawAt } from './raw-json.js';

export const JSON_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};

/** An MCP client that sends and returns text, so that every byte can be compared. */
export class RawClient {
  #next = 1;
  #session = {};

  constructor(url, { version = '2025-11-25', capabilities = {}, token } = {}) {
    this.url = url;
    this.authorization = token ? { authorization: `Bearer ${token}` } : {};
    this.version = version;
    this.capabilities = capabilities;
  }

  /** @returns {Promise<RawClient>} this one, with a session */
  async open() {
    const { status, headers, body } = await this.post(this.#initialize());
    if (status !== 200) throw new Error(`initialize was answered ${status}: ${body}`);
    this.#session = { 'mcp-protocol-version': this.version };
    if (headers['mcp-session-id']) this.#session['mcp-session-id'] = headers['mcp-session-id'];
    await this.post('{"jsonrpc":"2.0","method":"notifications/initialized"}');
    return this;
  }

  async close() {
    if (this.sessionId) await send(this.url, { method: 'DELETE', headers: { ...this.authorization, ...this.#session } });
  }

  get sessionId() {
    return this.#session['mcp-session-id'];
  }

  /** Sends a body as it is, with this session's headers. */
  post(body, headers = {}) {
    return send(this.url, { headers: { ...JSON_HEADERS, ...this.authorization, ...this.#session, ...headers }, body });
  }

  /**
   * @param {string} params raw JSON
   * @returns {Promise<string>} the answer's message, raw
   */
  async request(method, params) {
    const { id, answer } = await this.exchange(method, () => params);
    return messageFor(answer, id);
  }

  /** As request, with the whole answer; `params` is told the id of the request. */
  async exchange(method, params) {
    const id = this.#next++;
    const answer = await this.post(
      `{"jsonrpc":"2.0","id":${id},"method":"${method}","params":${params(id)}}`,
    );
    return { id, answer };
  }

  /** @returns {Promise<string>} the raw result */
  async result(method, params = '{}') {
    const message = await this.request(method, params);
    const result = rawAt(message, 'result');
    if (result === undefined) throw new Error(`${method} was answered ${message.slice(0, 500)}`);
    return result;
  }

  /** @returns {Promise<string>} the raw result of tools/call */
  call(name, args = '{}') {
    return this.result('tools/call', `{"name":"${name}","arguments":${args}}`);
  }

  #initialize() {
    const clientInfo = { name: 'raw-client', version: '1.0.0' };
    const { version: protocolVersion, capabilities } = this;
    const params = { protocolVersion, capabilities, clientInfo };
    return JSON.stringify({ jsonrpc: '2.0', id: this.#next++, method: 'initialize', params });
  }
}

/** The message with this id in an answer, which is JSON or an event stream. */
export function messageFor(answer, id) {
  const found = messagesOf(answer).find((message) => rawAt(message, 'id') === String(id));
  if (found) return found;
  throw new Error(`No answer to ${id}, but ${answer.status}: ${answer.body.slice(0, 500)}`);
}

/** Every message in an answer, raw. */
export function messagesOf({ headers, body }) {
  const streamed = headers['content-type']?.startsWith('text/event-stream');
  return (streamed ? events(body) : [body]).filter((message) => message !== '');
}
