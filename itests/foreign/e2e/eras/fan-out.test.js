import assert from 'node:assert/strict';
import { PAIRS, everyCell } from '../../lib/era-cells.js';
import { CLIENTS, LEGACY, MODERN } from '../../lib/era-clients.js';
import { LISTENERS } from '../../lib/era-listeners.js';
import { until } from '../../lib/poll.js';

const SUBSCRIPTION = 'io.modelcontextprotocol/subscriptionId';
const UPDATED = 'resources/updated';
const CHANGED = 'tools/list_changed';

everyCell('two clients hear of one server', PAIRS, async (t, cell) => {
  const uri = cell.served.uri(cell.view, 'test://watched-resource');
  const [first, second] = await Promise.all(
    cell.wires.map((wire, at) => listener(t, wire, cell.url, uri, `subscription ${at}`)),
  );
  const announce = await announcer(t, cell);

  await announce('resource');
  await Promise.all([first, second].map((each) => each.hears(UPDATED, 1)));
  await announce('tools');
  await Promise.all([first, second].map((each) => each.hears(CHANGED, 1)));
  await announce('resource');
  await Promise.all([first, second].map((each) => each.hears(UPDATED, 2)));

  await first.leave();
  await announce('resource');
  await second.hears(UPDATED, 3);
  await announce('tools');
  await second.hears(CHANGED, 2);
  await announce('resource');
  await second.hears(UPDATED, 4);
  first.heardOnlyOwn(uri, 2);
  second.heardOnlyOwn(uri, 4);
  if (cell.view === 'aggregated') return; // other servers come and go there
  assert.equal(first.heard(CHANGED).length, 1);
  assert.equal(second.heard(CHANGED).length, 2);
});

async function listener(t, wire, url, uri, id) {
  const { heard, leave } = await LISTENERS[wire](url, uri, id);
  t.after(leave);
  const own = (params) => wire === LEGACY || params._meta[SUBSCRIPTION] === id;
  return {
    heard,
    leave,
    async hears(method, times) {
      await until(`${id} hears ${method} ${times} times`, () => heard(method).length >= times);
    },
    heardOnlyOwn(watched, times) {
      const updates = heard(UPDATED);
      assert.deepEqual(updates.map((params) => params.uri), Array(times).fill(watched));
      assert.ok([...updates, ...heard(CHANGED)].every(own), id);
    },
  };
}

/** A third client, which makes the server tell everybody. */
async function announcer(t, { url, tool, wires }) {
  const wire = wires.includes(LEGACY) ? LEGACY : MODERN;
  const session = await CLIENTS[wire].connect(url);
  t.after(session.end);
  return (kind) => session.call({ name: tool('test_announce'), arguments: { kind } });
}
