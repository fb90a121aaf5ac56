import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VIEWS, absent } from '../lib/harness.js';
import { messageFor, messagesOf, RawClient } from '../lib/raw-client.js';
import { RAW_TRANSPORTS, serveRecorder } from '../lib/recorders.js';

const CALLS = 1_000;
const LANES = 12;

for (const transport of RAW_TRANSPORTS) {
  test(`two clients with equal ids, upstream over ${transport}`, { skip: absent }, async (t) => {
    const { served } = await serveRecorder(t, transport);
    for (const view of VIEWS) {
      await t.test(`get their own answers and progress from the ${view} endpoint`, async (v) => {
        const clients = await Promise.all(['one', 'two'].map((who) => open(v, served, view, who)));
        await Promise.all(clients.map((client) => callOften(client, served.name(view, 'mark'))));
      });
    }
  });
}

async function open(t, served, view, who) {
  const client = await new RawClient(served.url(view)).open();
  t.after(() => client.close());
  return { client, who };
}

async function callOften({ client, who }, tool) {
  let left = CALLS;
  const lane = async () => {
    while (left > 0) await callOnce(client, tool, `${who}-${left--}`);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function callOnce(client, name, marker) {
  const { id, answer } = await client.exchange('tools/call', (token) =>
    JSON.stringify({ name, arguments: { marker }, _meta: { progressToken: token } }),
  );
  const { result } = JSON.parse(messageFor(answer, id));
  assert.equal(result?.content[0].text, marker);
  const progress = messagesOf(answer).map(JSON.parse).filter(isProgress);
  assert.deepEqual(
    progress.map(({ params }) => [params.progressToken, params.message]),
    [[id, marker]],
  );
}

function isProgress({ method }) {
  return method === 'notifications/progress';
}
