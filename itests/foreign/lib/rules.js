import assert from 'node:assert/strict';
import { assertInnocent } from './innocent.js';
import { JSON_HEADERS, RawClient } from './raw-client.js';
import { send } from './raw-http.js';

/** One endpoint under test. Every answer that it gives is checked for what it shows. */
export class Endpoint {
  constructor(url) {
    this.url = url;
  }

  async send(options) {
    const answer = await send(this.url, options);
    assertInnocent(answer);
    return answer;
  }

  post(body, headers = {}) {
    return this.send({ headers: { ...JSON_HEADERS, ...headers }, body });
  }

  /** A session that ends with the test. */
  async open(t, options) {
    const client = await new RawClient(this.url, options).open();
    t.after(() => client.close());
    return client;
  }
}

/** The headers of a client's session. */
export function sessionOf(client) {
  return { 'mcp-session-id': client.sessionId, 'mcp-protocol-version': client.version };
}

export function initialize(version = '2025-11-25') {
  const clientInfo = { name: 'rules', version: '1.0.0' };
  const params = { protocolVersion: version, capabilities: {}, clientInfo };
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
}

export function rpc(method, params = {}, id = 1) {
  return JSON.stringify({ jsonrpc: '2.0', id, method, params });
}

/** Checks for a JSON-RPC error with this status and one of these codes. */
export function assertError(answer, status, ...codes) {
  assert.equal(answer.status, status, answer.body.slice(0, 300));
  const { error } = JSON.parse(answer.body);
  assert.ok(codes.includes(error?.code), `expected ${codes}, not ${answer.body.slice(0, 300)}`);
}
