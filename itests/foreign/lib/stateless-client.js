import { events } from './raw-http.js';
import { JSON_HEADERS } from './raw-client.js';

const VERSION = '2026-07-28';
const PREFIX = 'io.modelcontextprotocol/';
const NAMES = {
  'tools/call': 'name',
  'tasks/get': 'taskId',
  'tasks/update': 'taskId',
  'tasks/cancel': 'taskId',
};

/** A client of 2026-07-28 that shows whole messages, errors included. */
export class StatelessClient {
  #next = 1;

  constructor(url, capabilities = {}) {
    this.url = url;
    this.capabilities = capabilities;
  }

  /** @returns {Promise<{result?: object, error?: object}>} the answer */
  async request(method, params = {}) {
    const answer = await this.#post(method, params);
    const text = await answer.text();
    const streamed = answer.headers.get('content-type')?.startsWith('text/event-stream');
    return JSON.parse(streamed ? events(text).at(-1) : text);
  }

  /**
   * Listens until the test ends.
   *
   * @returns {Promise<object[]>} the messages; more of them come by and by
   */
  async listen(t, notifications) {
    const ended = new AbortController();
    t.after(() => ended.abort());
    const messages = [];
    const answer = await this.#post('subscriptions/listen', { notifications }, ended.signal);
    void collect(answer.body, messages).catch(() => {});
    return messages;
  }

  #post(method, params, signal) {
    const _meta = {
      [`${PREFIX}protocolVersion`]: VERSION,
      [`${PREFIX}clientCapabilities`]: this.capabilities,
    };
    const headers = { ...JSON_HEADERS, 'mcp-protocol-version': VERSION, 'mcp-method': method };
    const name = params[NAMES[method]];
    if (name !== undefined) headers['mcp-name'] = name;
    const message = { jsonrpc: '2.0', id: this.#next++, method, params: { ...params, _meta } };
    return fetch(this.url, { method: 'POST', headers, body: JSON.stringify(message), signal });
  }
}

async function collect(stream, messages) {
  let text = '';
  for await (const chunk of stream.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const end = text.lastIndexOf('\n\n') + 1;
    messages.push(...events(text.slice(0, end)).map((message) => JSON.parse(message)));
    text = text.slice(end);
  }
}
