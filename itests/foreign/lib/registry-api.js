const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The generic registry API v0.1, as a publisher uses it. */
export class RegistryApi {
  #url;
  #token;

  /** @param {string} url the address before `/v0.1` */
  constructor(url, token) {
    this.#url = url;
    this.#token = token;
  }

  publish(document) {
    return this.#send('POST', 'publish', document);
  }

  /** @param {'active' | 'deprecated' | 'deleted'} status */
  status(name, version, status, statusMessage) {
    const path = `servers/${encodeURIComponent(name)}/versions/${version}/status`;
    return this.#send('PATCH', path, { status, statusMessage });
  }

  async #send(method, path, body) {
    const answer = await fetch(`${this.#url}/v0.1/${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.#token}`, ...JSON_TYPE },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }
}
