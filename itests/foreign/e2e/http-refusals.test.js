import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VIEWS, absent, needsGateway, serve } from '../lib/harness.js';
import { sendOversized } from '../lib/oversized.js';
import { JSON_HEADERS, messagesOf } from '../lib/raw-client.js';
import { Endpoint, assertError, initialize, rpc, sessionOf } from '../lib/rules.js';
import { fixtureOverHttp } from '../lib/servers.js';

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const INVALID_PARAMS = -32602;
const LIMIT = 10 * 1024 * 1024;

const INVALID = {
  'a number': '42',
  'a string': '"tools/list"',
  'an empty object': '{}',
  'no method': '{"jsonrpc":"2.0","id":1}',
  'another version of JSON-RPC': '{"jsonrpc":"1.0","id":1,"method":"ping"}',
  'an object as id': '{"jsonrpc":"2.0","id":{},"method":"ping"}',
  'a number as method': '{"jsonrpc":"2.0","id":1,"method":7}',
};

const MALFORMED = {
  'half an object': '{"jsonrpc":"2.0","id":1,',
  'no JSON at all': 'tools/list please',
  'nothing': '',
  'two objects': '{"jsonrpc":"2.0","id":1,"method":"ping"}{}',
  'a literal that JSON has not': '{"jsonrpc":"2.0","id":NaN,"method":"ping"}',
};

const DUPLICATES = {
  method: '{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/list"}',
  id: '{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}',
  params: '{"jsonrpc":"2.0","id":1,"method":"ping","params":{},"params":{}}',
  'an escaped method': '{"jsonrpc":"2.0","id":1,"method":"ping","m\\u0065thod":"tools/list"}',
  'params.name':
    '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","name":"b","arguments":{}}}',
};

const EVIL = {
  'a foreign Host': { host: 'evil.example.com' },
  'a foreign Host with the right port': { host: 'evil.example.com:8181' },
  'a Host that begins like ours': { host: '127.0.0.1.evil.example.com' },
  'a foreign Origin': { origin: 'http://evil.example.com' },
  'an opaque Origin': { origin: 'null' },
  'an Origin that begins like ours': { origin: 'http://localhost.evil.example.com' },
};

test('refusals over HTTP', { skip: absent }, async (t) => {
  const served = await serve(t, 'fixture', await fixtureOverHttp(t));
  for (const view of VIEWS) {
    const endpoint = new Endpoint(served.url(view));
    await t.test(`at the ${view} endpoint`, async (v) => {
      await requests(v, endpoint);
      await v.test('bodies', { skip: needsGateway }, (b) => bodies(b, endpoint));
      await v.test('batches', { skip: needsGateway }, (b) => batches(b, endpoint));
    });
  }
});

test('addresses that nobody has are answered 404', { skip: needsGateway }, async (t) => {
  const { SERAI_URL } = process.env;
  for (const path of ['/servers/nobody/mcp', '/mcp/nobody']) {
    await t.test(path, async () => {
      const answer = await new Endpoint(`${SERAI_URL}${path}`).post(initialize());
      assert.equal(answer.status, 404);
    });
  }
});

async function requests(t, endpoint) {
  for (const method of ['PUT', 'PATCH']) {
    await t.test(`${method} is answered 405 with Allow`, async () => {
      const answer = await endpoint.send({ method, headers: JSON_HEADERS, body: rpc('ping') });
      assert.equal(answer.status, 405);
      assert.match(answer.headers.allow, /POST/);
    });
  }
  for (const [what, headers] of Object.entries(EVIL)) {
    await t.test(`${what} is answered 403`, async () => {
      assert.equal((await endpoint.post(initialize(), headers)).status, 403);
    });
  }
  for (const origin of ['http://localhost:6274', 'http://127.0.0.1:3000']) {
    await t.test(`${origin} is welcome`, async () => {
      assert.equal((await endpoint.post(initialize(), { origin })).status, 200);
    });
  }
  await t.test('a body that a browser sends unasked is refused', async () => {
    const { status } = await endpoint.post(initialize(), { 'content-type': 'text/plain' });
    assert.ok(status >= 400 && status < 500, String(status));
  });
  for (const [what, body] of Object.entries(MALFORMED)) {
    await t.test(`${what} is answered with a parse error`, async (s) => {
      const client = await endpoint.open(s);
      assertError(await endpoint.post(body, sessionOf(client)), 400, PARSE_ERROR);
    });
  }
}

async function bodies(t, endpoint) {
  for (const [what, body] of Object.entries(INVALID)) {
    await t.test(`${what} is an invalid request`, async (s) => {
      const client = await endpoint.open(s);
      assertError(await endpoint.post(body, sessionOf(client)), 400, INVALID_REQUEST);
    });
  }
  for (const [what, body] of Object.entries(DUPLICATES)) {
    await t.test(`${what} given twice is refused`, async (s) => {
      const client = await endpoint.open(s);
      const answer = await endpoint.post(body, sessionOf(client));
      assertError(answer, 400, PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS);
    });
  }
  await t.test('deep nesting is refused', async (s) => {
    const client = await endpoint.open(s);
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const body = `{"jsonrpc":"2.0","id":1,"method":"ping","params":{"deep":${deep}}}`;
    const answer = await endpoint.post(body, sessionOf(client));
    assertError(answer, 400, PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS);
  });
  await t.test('a body of nearly 10 MiB is taken', async (s) => {
    const client = await endpoint.open(s);
    const body = rpc('ping', { padding: 'x'.repeat(LIMIT - 1_000) });
    assert.equal((await endpoint.post(body, sessionOf(client))).status, 200);
  });
  await t.test('a declared body over 10 MiB is answered 413', async () => {
    assert.equal(await sendOversized(endpoint.url, LIMIT + 1, 'declared'), 413);
  });
  await t.test('a streamed body over 10 MiB is answered 413 or cut off', async () => {
    const outcome = await sendOversized(endpoint.url, LIMIT + 1, 'streamed');
    assert.ok([413, 'ECONNRESET', 'EPIPE'].includes(outcome), String(outcome));
  });
  await t.test('a header of 64 KiB is refused', async () => {
    const { status } = await endpoint.post(rpc('ping'), { 'x-long': 'x'.repeat(65_536) });
    assert.ok(status >= 400 && status < 500, String(status));
  });
}

async function batches(t, endpoint) {
  const batch = `[${rpc('ping', {}, 1)},${rpc('tools/list', {}, 2)}]`;
  await t.test('a batch is answered at 2025-03-26', async (s) => {
    const client = await endpoint.open(s, { version: '2025-03-26' });
    const answer = await endpoint.post(batch, sessionOf(client));
    assert.equal(answer.status, 200, answer.body.slice(0, 300));
    const messages = messagesOf(answer).flatMap((message) => JSON.parse(message));
    assert.deepEqual(messages.map(({ id }) => id).sort(), [1, 2]);
    assert.ok(messages.every(({ result }) => result));
  });
  await t.test('an empty batch is an invalid request at 2025-03-26', async (s) => {
    const client = await endpoint.open(s, { version: '2025-03-26' });
    assertError(await endpoint.post('[]', sessionOf(client)), 400, INVALID_REQUEST);
  });
  for (const version of ['2025-06-18', '2025-11-25']) {
    await t.test(`a batch is refused at ${version}`, async (s) => {
      const client = await endpoint.open(s, { version });
      assertError(await endpoint.post(batch, sessionOf(client)), 400, INVALID_REQUEST);
    });
  }
}
