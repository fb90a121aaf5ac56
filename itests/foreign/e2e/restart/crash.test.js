import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { absent } from '../../lib/harness.js';
import { OwnSerai, noHome } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { RawClient } from '../../lib/raw-client.js';
import { send } from '../../lib/raw-http.js';

const KILLS = 10;
const WRITERS = 6;
const LONGEST_MS = 2_000;
const PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}';

const skip = absent || noHome;

test('what was acknowledged outlives a Serai that is killed', { skip }, async (t) => {
  const serai = await OwnSerai.start(t);
  const url = `${process.env.SERAI_URL}/mcp`;
  for (let kill = 1; kill <= KILLS; kill++) {
    const after = Math.floor(Math.random() * LONGEST_MS);
    await t.test(`kill ${kill}, after ${after} ms of writes`, () => survives(serai, url, after));
  }
});

/** Sessions begin, change and end until Serai is killed; then each is as it was acknowledged. */
async function survives(serai, url, after) {
  const ledger = { open: [], ended: [] };
  let killed = false;
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    while (!killed) await write(url, ledger, writer).catch(() => {});
  });
  await until('something is written', () => ledger.open.length > 0);
  await pause(after);
  killed = true;
  await serai.restart('SIGKILL');
  await Promise.all(writers);
  for (const client of ledger.open) assert.equal(await status(client), 200, client.sessionId);
  for (const client of ledger.ended) assert.equal(await status(client), 404, client.sessionId);
  await Promise.all(ledger.open.map((client) => client.close()));
}

/** One session: it begins, changes, and ends if it is an odd one; noted when it is acknowledged. */
async function write(url, ledger, writer) {
  const client = await new RawClient(url).open();
  ledger.open.push(client);
  await client.result('logging/setLevel', '{"level":"error"}');
  if (writer % 2 === 0) return;
  ledger.open.splice(ledger.open.indexOf(client), 1);
  const headers = { 'mcp-session-id': client.sessionId };
  const answer = await send(url, { method: 'DELETE', headers });
  if (answer.status === 204) ledger.ended.push(client);
}

function status(client) {
  return until('Serai knows whether there is the session', async () => {
    const answer = await client.post(PING);
    return answer.status !== 503 && answer.status;
  });
}
