import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VIEWS, absent, needsGateway, serve } from '../lib/harness.js';
import { messagesOf } from '../lib/raw-client.js';
import { Endpoint, initialize, rpc, sessionOf } from '../lib/rules.js';
import { fixtureOverHttp } from '../lib/servers.js';

const VERSIONS = ['2025-03-26', '2025-06-18', '2025-11-25'];
const UNKNOWN = { 'mcp-session-id': '0123456789abcdef0123456789abcdef' };

test('sessions over HTTP', { skip: absent }, async (t) => {
  const served = await serve(t, 'fixture', await fixtureOverHttp(t));
  for (const view of VIEWS) {
    const endpoint = new Endpoint(served.url(view));
    await t.test(`at the ${view} endpoint`, async (v) => {
      await sessions(v, endpoint);
      await v.test('without a session', { skip: needsGateway }, (w) => stateless(w, served, view));
    });
  }
});

async function sessions(t, endpoint) {
  await t.test('a session id is visible ASCII, long and new each time', async (s) => {
    const [one, two] = [await endpoint.open(s), await endpoint.open(s)];
    assert.match(one.sessionId, /^[\x21-\x7e]{22,}$/);
    assert.notEqual(one.sessionId, two.sessionId);
  });

  for (const version of VERSIONS) {
    await t.test(`revision ${version} is agreed on`, async () => {
      assert.equal(await agreed(endpoint, version), version);
    });
  }

  await t.test('an unknown revision is answered with the latest', async () => {
    assert.equal(await agreed(endpoint, '1999-12-31'), '2025-11-25');
  });

  for (const method of ['POST', 'GET', 'DELETE']) {
    await t.test(`${method} with an unknown session is answered 404`, async () => {
      const headers = { 'content-type': 'application/json', accept: accepted(method), ...UNKNOWN };
      const body = method === 'POST' ? rpc('ping') : undefined;
      assert.equal((await endpoint.send({ method, headers, body })).status, 404);
    });
  }

  await t.test('DELETE ends a session', async (s) => {
    const client = await endpoint.open(s);
    const ended = await endpoint.send({ method: 'DELETE', headers: sessionOf(client) });
    assert.ok([200, 202, 204].includes(ended.status), String(ended.status));
    const { status } = await endpoint.post(rpc('ping'), sessionOf(client));
    assert.equal(status, 404);
  });

  await t.test('GET without a session is answered 400', async () => {
    const headers = { accept: 'text/event-stream' };
    assert.equal((await endpoint.send({ method: 'GET', headers })).status, 400);
  });

  await t.test('GET that does not accept a stream is refused', async (s) => {
    const client = await endpoint.open(s);
    const headers = { ...sessionOf(client), accept: 'application/json' };
    const { status } = await endpoint.send({ method: 'GET', headers });
    assert.ok([405, 406].includes(status), String(status));
  });

  await t.test('an unsupported version header is answered 400', async (s) => {
    const client = await endpoint.open(s);
    const headers = { ...sessionOf(client), 'mcp-protocol-version': '1999-12-31' };
    assert.equal((await endpoint.post(rpc('ping'), headers)).status, 400);
  });

  await t.test('notifications and responses are answered 202 without a body', async (s) => {
    const client = await endpoint.open(s);
    for (const body of [
      '{"jsonrpc":"2.0","method":"notifications/roots/list_changed"}',
      '{"jsonrpc":"2.0","id":"never-asked","result":{}}',
    ]) {
      const answer = await endpoint.post(body, sessionOf(client));
      assert.deepEqual([answer.status, answer.body], [202, '']);
    }
  });

  await t.test('an unknown tool is an error -32602 or a result', async (s) => {
    const client = await endpoint.open(s);
    const params = { name: 'nobody__knows', arguments: {} };
    const answer = await endpoint.post(rpc('tools/call', params), sessionOf(client));
    const { error, result } = JSON.parse(messagesOf(answer).at(-1));
    assert.ok(error?.code === -32602 || result?.isError === true, answer.body);
  });
}

/** What hosted clients do that never send the session id back. */
async function stateless(t, served, view) {
  const endpoint = new Endpoint(served.url(view));
  const name = (plain) => served.name(view, plain);
  const answered = {
    'tools/list': {},
    'tools/call': { name: name('test_simple_text'), arguments: {} },
    'resources/list': {},
    'resources/templates/list': {},
    'resources/read': { uri: served.uri(view, 'test://static-text') },
    'prompts/list': {},
    'prompts/get': { name: name('test_simple_prompt') },
    ping: {},
  };
  for (const [method, params] of Object.entries(answered)) {
    await t.test(`${method} is answered`, async () => {
      const answer = await endpoint.post(rpc(method, params));
      assert.equal(answer.status, 200);
      assert.ok(JSON.parse(messagesOf(answer).at(-1)).result, answer.body.slice(0, 300));
    });
  }
  const refused = {
    'resources/subscribe': { uri: served.uri(view, 'test://watched-resource') },
    'logging/setLevel': { level: 'info' },
  };
  for (const [method, params] of Object.entries(refused)) {
    await t.test(`${method} is answered 400`, async () => {
      const answer = await endpoint.post(rpc(method, params));
      assert.equal(answer.status, 400, answer.body);
      assert.ok(JSON.parse(answer.body).error);
    });
  }
}

async function agreed(endpoint, version) {
  const answer = await endpoint.post(initialize(version));
  assert.equal(answer.status, 200);
  const session = answer.headers['mcp-session-id'];
  await endpoint.send({ method: 'DELETE', headers: { 'mcp-session-id': session } });
  return JSON.parse(messagesOf(answer)[0]).result.protocolVersion;
}

function accepted(method) {
  return method === 'GET' ? 'text/event-stream' : 'application/json, text/event-stream';
}
