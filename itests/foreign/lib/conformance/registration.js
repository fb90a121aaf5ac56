import { entry, remote, writeEntry } from '../entries.js';
import { until } from '../poll.js';

const READY_MS = 120_000;
const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'conformance-compare', version: '1.0.0' },
  },
};

/**
 * Puts the fixture into a gateway's folder of entries.
 *
 * @returns {Promise<() => Promise<void>>} takes it out again
 */
export function register(folder, url) {
  return writeEntry(folder, entry('fixture', remote(url)));
}

/** Waits until `url` answers `initialize` of a client that declares these capabilities. */
export async function answers(name, url, capabilities = {}) {
  await until(`${name} answers at ${url}`, () => initialize(url, capabilities), READY_MS);
}

async function initialize(url, capabilities) {
  const body = { ...INITIALIZE, params: { ...INITIALIZE.params, capabilities } };
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(READY_MS),
  });
  const answer = await response.text();
  const session = response.headers.get('mcp-session-id');
  if (session) {
    await fetch(url, { method: 'DELETE', headers: { 'mcp-session-id': session } });
  }
  return response.ok && answer.includes('"result"');
}
