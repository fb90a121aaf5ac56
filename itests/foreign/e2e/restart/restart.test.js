import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERA_SERVERS } from '../../lib/era-servers.js';
import { VIEWS, absent, serve } from '../../lib/harness.js';
import { ENDINGS, OwnSerai, noHome } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { RawClient, messageFor, messagesOf } from '../../lib/raw-client.js';
import { RawModernClient } from '../../lib/raw-modern-client.js';
import { openStream } from '../../lib/raw-stream.js';
import { sessionOf } from '../../lib/rules.js';

const WATCHED = 'test://watched-resource';
const UPDATED = 'notifications/resources/updated';
const ASKABLE = { capabilities: { elicitation: {} } };

/** What a client holds before the end; each gives a function that checks it afterwards. */
const HOLDINGS = {
  'a session with a log level': quietSession,
  'a session with a subscription': subscribedSession,
  'a state of a modern server': sealedState,
  'a call that waits for input': parkedCall,
};

test('clients go on after Serai has ended and started again', { skip: absent || noHome }, async (t) => {
  const serai = await OwnSerai.start(t);
  const servers = {};
  for (const variant of ['legacy-http', 'legacy-stdio', 'modern-http']) {
    servers[variant] = await serve(t, 'restart', await ERA_SERVERS[variant](t));
  }
  for (const [signal, how] of Object.entries(ENDINGS)) {
    await t.test(`it ends ${how}`, (s) => goesOn(s, serai, signal, servers));
  }
});

async function goesOn(t, serai, signal, servers) {
  const checks = [];
  for (const view of VIEWS) {
    for (const [what, hold] of Object.entries(HOLDINGS)) {
      for (const [variant, check] of await hold(servers, view)) {
        checks.push([`${what}, ${variant}, ${view}`, check]);
      }
    }
  }
  await serai.restart(signal);
  for (const [name, check] of checks) await t.test(name, check);
}

function legacyServers(servers) {
  return ['legacy-http', 'legacy-stdio'].map((variant) => [variant, servers[variant]]);
}

/** Without its level the client would be sent three log messages. */
function quietSession(servers, view) {
  const all = Object.entries(servers).map(async ([variant, served]) => {
    const client = await new RawClient(served.url(view)).open();
    await client.result('logging/setLevel', '{"level":"error"}');
    const check = async () => {
      const name = served.name(view, 'test_tool_with_logging');
      const { id, answer } = await client.exchange('tools/call', () => `{"name":"${name}"}`);
      assert.match(messageFor(answer, id), /executed successfully/);
      assert.equal(messagesOf(answer).length, 1, answer.body);
    };
    await check();
    return [variant, check];
  });
  return Promise.all(all);
}

/** The client does nothing afterwards but listen. */
function subscribedSession(servers, view) {
  const all = Object.entries(servers).map(async ([variant, served]) => {
    const client = await new RawClient(served.url(view)).open();
    const uri = served.uri(view, WATCHED);
    await client.result('resources/subscribe', JSON.stringify({ uri }));
    const check = async (t) => {
      const headers = { ...sessionOf(client), accept: 'text/event-stream' };
      const stream = await openStream(client.url, { method: 'GET', headers });
      t.after(stream.close);
      const other = await new RawClient(served.url(view)).open();
      t.after(() => other.close());
      const updates = () => stream.messages().filter(({ method }) => method === UPDATED);
      await until('the client hears of a change', async () => {
        await other.call(served.name(view, 'test_announce'), '{"kind":"resource"}');
        return updates().length > 0;
      });
      assert.equal(updates()[0].params.uri, uri);
    };
    return [variant, check];
  });
  return Promise.all(all);
}

async function sealedState(servers, view) {
  const served = servers['modern-http'];
  const round = await asked(served, view, 'test_input_required_result_request_state');
  const check = async () => assert.equal((await round.answer()).result.content[0].text, 'state-ok');
  return [['modern-http', check]];
}

/** The server's own call has ended with its session: the client is told, and may call anew. */
function parkedCall(servers, view) {
  const all = legacyServers(servers).map(async ([variant, served]) => {
    const tool = 'test_input_required_result_elicitation';
    const round = await asked(served, view, tool);
    const check = async () => {
      const { error } = await round.answer();
      assert.match(error?.message, /replaced or restarted .*without params\.requestState/);
      assert.equal(error.data.code, 'SERVICE_REPLACED');
      assert.equal(error.data.retryable, true);
      const anew = await asked(served, view, tool);
      assert.match((await anew.answer()).result.content[0].text, /^Hello, /);
    };
    return [variant, check];
  });
  return Promise.all(all);
}

/** Calls a tool that asks, and gives what answers it. */
async function asked(served, view, tool) {
  const client = await new RawModernClient(served.url(view), ASKABLE).open();
  const called = { name: served.name(view, tool), arguments: {} };
  const send = async (params) => {
    const { id, answer } = await client.exchange('tools/call', () => JSON.stringify(params));
    return JSON.parse(messageFor(answer, id));
  };
  const { result, error } = await send(called);
  assert.equal(result?.resultType, 'input_required', JSON.stringify(error));
  const { inputRequests, requestState } = result;
  const said = { action: 'accept', content: { name: 'Ada', ok: true } };
  const inputResponses = Object.fromEntries(Object.keys(inputRequests).map((key) => [key, said]));
  return { answer: () => send({ ...called, inputResponses, requestState }) };
}
