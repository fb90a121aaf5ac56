import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { VIEWS, absent, textOf } from '../lib/harness.js';
import { until } from '../lib/poll.js';
import { serveRecorder } from '../lib/recorders.js';

for (const transport of ['stdio', 'http']) {
  test(`cancellation with an upstream over ${transport}`, { skip: absent }, async (t) => {
    const { served, journal } = await serveRecorder(t, transport);
    for (const view of VIEWS) {
      await t.test(`by the client, over the ${view} endpoint`, async (v) => {
        const client = await served.connect(v, view);
        const call = await hang(client, served.name(view, 'hang'), view, journal);
        call.abort.abort('not needed any more');
        await assert.rejects(call.outcome);
        await journal.arrived('the cancellation', cancels(call.upstreamId));
        await stillAnswers(client, served, view);
      });

      await t.test(`by the upstream, over the ${view} endpoint`, async (v) => {
        const withdrawn = [];
        const client = await served.connect(v, view, {
          capabilities: { elicitation: {} },
          prepare: (c) => c.setRequestHandler(ElicitRequestSchema, neverAnswer(withdrawn)),
        });
        const args = { message: `shall I, ${view}?` };
        const called = { name: served.name(view, 'ask_then_cancel'), arguments: args };
        assert.equal(textOf(await client.callTool(called)), 'asked and cancelled');
        await until('the question is withdrawn', () => withdrawn.length > 0);
        assert.deepEqual(withdrawn, [args.message]);
      });
    }
  });
}

/** Starts a call that ends only by cancellation, and waits until the upstream has it. */
async function hang(client, name, view, journal) {
  const abort = new AbortController();
  const called = { name, arguments: { view } };
  const outcome = client.callTool(called, undefined, { signal: abort.signal });
  outcome.catch(() => {});
  const arrived = await journal.arrived('the call', isHang(view));
  return { abort, outcome, upstreamId: arrived.message.id };
}

function isHang(view) {
  return ({ method, params }) =>
    method === 'tools/call' && params.name === 'hang' && params.arguments.view === view;
}

function cancels(id) {
  return ({ method, params }) => method === 'notifications/cancelled' && params.requestId === id;
}

function neverAnswer(withdrawn) {
  return ({ params }, { signal }) =>
    new Promise((resolve) => {
      const withdraw = () => {
        withdrawn.push(params.message);
        resolve({ action: 'cancel' });
      };
      if (signal.aborted) withdraw();
      else signal.addEventListener('abort', withdraw);
    });
}

async function stillAnswers(client, served, view) {
  const called = { name: served.name(view, 'mark'), arguments: { marker: 'after' } };
  assert.equal(textOf(await client.callTool(called)), 'after');
}
