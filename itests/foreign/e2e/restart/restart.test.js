import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ERA_SERVERS } from '../../lib/era-servers.js';
import { VIEWS, absent, serve } from '../../lib/harness.js';
import { ENDINGS, OwnSerai, noHome } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { RawClient, messageFor, messagesOf } from '../../lib/raw-client.js';
import { openStream } from '../../lib/raw-stream.js';
import { firstRound } from '../../lib/rounds.js';
import { sessionOf } from '../../lib/rules.js';

const WATCHED = 'test://watched-resource';
const UPDATED = 'notifications/resources/updated';
const KNOCK_MS = 20;

/** What a client holds before the end; each gives a function that checks it afterwards. */
const HOLDINGS = {
  'a session with a log level': quietSession,
  'a session with a subscription': subscribedSession,
  'a state of a modern server': sealedState,
  'a call that waits for input': parkedCall,
};

const skip = absent || noHome;

test('clients go on after Serai has ended and started again', { skip }, async (t) => {
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
  const knocks = await Promise.all(VIEWS.map((view) => knock(servers['legacy-http'], view)));
  await serai.restart(signal);
  for (const [name, check] of checks) await t.test(name, check);
  await t.test('the gateway refused no session meanwhile', async () => {
    for (const stop of knocks) {
      const answers = await stop();
      assert.ok(answers.has('served'));
      assert.ok(!answers.has('UNKNOWN_SESSION'), [...answers].join());
      assert.ok(!answers.has('UNKNOWN_SERVER'), [...answers].join());
      assert.ok(!answers.has(404), [...answers].join());
    }
  });
}

/** Asks in a session again and again; the function that ends it gives what the gateway answered. */
async function knock(served, view) {
  const client = await new RawClient(served.url(view)).open();
  const answers = new Set();
  let stopped = false;
  const asking = (async () => {
    while (!stopped) {
      await pause(KNOCK_MS);
      const { answer } = await client.exchange('tools/list', () => '{}').catch(() => ({}));
      if (answer) answers.add(/"code":"(\w+)"/.exec(answer.body)?.[1] ?? verdict(answer));
    }
  })();
  return async () => {
    stopped = true;
    await asking;
    return answers;
  };
}

function verdict({ status }) {
  return status === 200 ? 'served' : status;
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
      const { id, answer } = await sentUntilServed(client, `{"name":"${name}"}`);
      assert.match(messageFor(answer, id), /executed successfully/);
      assert.equal(messagesOf(answer).length, 1, answer.body);
    };
    await check();
    return [variant, check];
  });
  return Promise.all(all);
}

/** A server that starts slowly may be said to do so. */
function sentUntilServed(client, params) {
  return until('the call is served', async () => {
    const sent = await client.exchange('tools/call', () => params);
    const { error } = JSON.parse(messageFor(sent.answer, sent.id));
    return !error?.data.retryable && sent;
  });
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
      const name = served.name(view, 'test_announce');
      const announcement = JSON.stringify({ name, arguments: { kind: 'resource' } });
      const updates = () => stream.messages().filter(({ method }) => method === UPDATED);
      await until('the client hears of a change', async () => {
        await sentUntilServed(other, announcement);
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
      assert.equal(error.data.code, 'INPUT_TOO_LATE');
      assert.equal(error.data.retryable, false);
      const anew = await asked(served, view, tool);
      assert.match((await anew.answer()).result.content[0].text, /^Hello, /);
    };
    return [variant, check];
  });
  return Promise.all(all);
}

/** Calls a tool that asks, and gives what answers it. */
async function asked(served, view, tool) {
  const round = await until('the server asks', async () => {
    const { first, answer } = await firstRound(served, view, tool);
    assert.ok(answer || first.error?.data.retryable, JSON.stringify(first));
    return answer && { answer };
  });
  return round;
}
