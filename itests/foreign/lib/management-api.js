const JSON_TYPE = 'application/json';

/** The management API, and the gateways, as one caller uses them; without a token as nobody. */
export class ManagementApi {
  #url;
  #token;

  constructor(url, token) {
    this.#url = url;
    this.#token = token;
  }

  get(path) {
    return this.#send('GET', path);
  }

  create(path, body) {
    return this.#send('POST', path, { body });
  }

  put(path, body) {
    return this.#send('PUT', path, { body });
  }

  patch(path, version, body) {
    const headers = { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${version}"` };
    return this.#send('PATCH', path, { body, headers });
  }

  /** Has something done to a version of a record. */
  act(path, version) {
    return this.#send('POST', path, { headers: { 'If-Match': `"${version}"` } });
  }

  remove(path, version) {
    return this.#send('DELETE', path, { headers: { 'If-Match': `"${version}"` } });
  }

  /** Pings a gateway by MCP. */
  async use(gateway) {
    const answer = await fetch(`${this.#url}/mcp/${gateway}`, {
      method: 'POST',
      headers: {
        ...this.#headers(),
        'Content-Type': JSON_TYPE,
        Accept: `${JSON_TYPE}, text/event-stream`,
      },
      body: '{"jsonrpc":"2.0","id":1,"method":"ping"}',
    });
    return { status: answer.status, text: await answer.text() };
  }

  async #send(method, path, { body, headers } = {}) {
    const answer = await fetch(`${this.#url}/api/v1/${path}`, {
      method,
      headers: {
        ...this.#headers(),
        ...(body === undefined ? {} : { 'Content-Type': JSON_TYPE }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
  }

  #headers() {
    return this.#token ? { Authorization: `Bearer ${this.#token}` } : {};
  }
}
