import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERA_SERVERS } from '../../lib/era-servers.js';
import { VIEWS, needsGateway, serve } from '../../lib/harness.js';
import { JSON_HEADERS, messageFor } from '../../lib/raw-client.js';
import { send } from '../../lib/raw-http.js';

for (const [variant, start] of Object.entries(ERA_SERVERS)) {
  test(`a client that never sends its session id, and ${variant}`, { skip: needsGateway }, async (t) => {
    const served = await serve(t, 'cell', await start(t));
    for (const view of VIEWS) {
      await t.test(`${view}`, () => forgetful(served.url(view), (name) => served.name(view, name)));
    }
  });
}

async function forgetful(url, tool) {
  const clientInfo = { name: 'forgetful', version: '1.0.0' };
  await ask(url, 'initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo });
  const { tools } = await ask(url, 'tools/list', {});
  assert.ok(tools.some(({ name }) => name === tool('test_simple_text')));
  const called = await ask(url, 'tools/call', { name: tool('test_simple_text'), arguments: {} });
  assert.equal(called.content[0].text, 'This is a simple text response for testing.');
}

async function ask(url, method, params) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const answer = await send(url, { headers: JSON_HEADERS, body });
  assert.equal(answer.status, 200, answer.body);
  return JSON.parse(messageFor(answer, 1)).result;
}
