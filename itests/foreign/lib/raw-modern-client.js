import { JSON_HEADERS } from './raw-client.js';
import { send } from './raw-http.js';

const VERSION = '2026-07-28';
const PREFIX = 'io.modelcontextprotocol/';

/** A client of 2026-07-28 that chooses its ids: it counts as RawClient does. */
export class RawModernClient {
  #next = 1;

  constructor(url, { capabilities = {} } = {}) {
    this.url = url;
    this.capabilities = capabilities;
  }

  async open() {
    await this.exchange('server/discover', () => '{}');
    return this;
  }

  async close() {}

  /**
   * @param {(id: number) => string} params raw JSON of an object, without the revision
   * @returns {Promise<{id: number, answer: object}>} the id of the request and the whole answer
   */
  async exchange(method, params) {
    const id = this.#next++;
    const { headers, body } = modernRequest(id, method, JSON.parse(params(id)), this.capabilities);
    return { id, answer: await send(this.url, { headers, body }) };
  }
}

/** The headers and the body of a request of 2026-07-28. */
export function modernRequest(id, method, params, capabilities = {}) {
  const meta = {
    ...params._meta,
    [`${PREFIX}protocolVersion`]: VERSION,
    [`${PREFIX}clientCapabilities`]: capabilities,
  };
  const headers = { ...JSON_HEADERS, 'mcp-protocol-version': VERSION, 'mcp-method': method };
  const named = params.name ?? params.uri;
  if (named !== undefined) headers['mcp-name'] = named;
  const body = JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, _meta: meta } });
  return { headers, body };
}
