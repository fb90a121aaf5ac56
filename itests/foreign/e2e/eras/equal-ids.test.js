import assert from 'node:assert/strict';
import { PAIRS, everyCell } from '../../lib/era-cells.js';
import { LEGACY, MODERN } from '../../lib/era-clients.js';
import { markOften } from '../../lib/marks.js';
import { RawClient } from '../../lib/raw-client.js';
import { RawModernClient } from '../../lib/raw-modern-client.js';

const CALLS = 150;
const CLIENTS = { [LEGACY]: RawClient, [MODERN]: RawModernClient };

everyCell('equal ids and progress tokens', PAIRS, async (t, { wires, url, tool }) => {
  const clients = await Promise.all(wires.map((wire) => open(t, new CLIENTS[wire](url))));
  const ids = await Promise.all(
    clients.map((client, who) => markOften(client, tool('test_mark'), `client ${who}`, CALLS, 2)),
  );
  assert.deepEqual(ids[0], ids[1]);
});

async function open(t, client) {
  t.after(() => client.close());
  return client.open();
}
