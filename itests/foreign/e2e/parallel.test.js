import { test } from 'node:test';
import { VIEWS, absent } from '../lib/harness.js';
import { markOften } from '../lib/marks.js';
import { RawClient } from '../lib/raw-client.js';
import { RAW_TRANSPORTS, serveRecorder } from '../lib/recorders.js';

const CALLS = 1_000;

for (const transport of RAW_TRANSPORTS) {
  test(`two clients with equal ids, upstream over ${transport}`, { skip: absent }, async (t) => {
    const { served } = await serveRecorder(t, transport);
    for (const view of VIEWS) {
      await t.test(`get their own answers and progress from the ${view} endpoint`, async (v) => {
        const clients = await Promise.all(['one', 'two'].map((who) => open(v, served, view, who)));
        const name = served.name(view, 'mark');
        await Promise.all(clients.map(({ client, who }) => markOften(client, name, who, CALLS, 1)));
      });
    }
  });
}

async function open(t, served, view, who) {
  const client = await new RawClient(served.url(view)).open();
  t.after(() => client.close());
  return { client, who };
}
