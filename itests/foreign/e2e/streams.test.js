import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { VIEWS, absent } from '../lib/harness.js';
import { RawClient } from '../lib/raw-client.js';
import { serveRecorder } from '../lib/recorders.js';
import { sessionOf } from '../lib/rules.js';

const STREAMS = 200;
const PROMPT_MS = 5_000;

test('200 open streams starve no call', { skip: absent }, async (t) => {
  const { served } = await serveRecorder(t, 'http');
  for (const view of VIEWS) {
    await t.test(`at the ${view} endpoint`, async (v) => {
      const clients = await Promise.all(
        Array.from({ length: STREAMS }, () => new RawClient(served.url(view)).open()),
      );
      v.after(() => Promise.all(clients.map((client) => client.close())));
      const name = served.name(view, 'mark');
      await Promise.all(clients.map((client) => client.call(name, '{"marker":"opened"}')));
      const streams = await Promise.all(clients.map(listen));
      v.after(() => streams.forEach((stream) => stream.destroy()));
      const begin = Date.now();
      const calls = clients.map((client, i) => client.call(name, `{"marker":"m${i}"}`));
      const results = await Promise.all(calls);
      results.forEach((result, i) => assert.ok(result.includes(`"m${i}"`), result));
      assert.ok(Date.now() - begin < PROMPT_MS, `it took ${Date.now() - begin} ms`);
    });
  }
});

/** Opens the session's own stream and leaves it open. */
function listen(client) {
  return new Promise((resolve, reject) => {
    const headers = { ...sessionOf(client), accept: 'text/event-stream' };
    const outgoing = request(client.url, { headers, agent: false }, (answer) => {
      answer.on('error', () => {});
      answer.resume();
      if (answer.statusCode === 200) resolve(outgoing);
      else reject(new Error(`the stream was answered ${answer.statusCode}`));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
