import assert from 'node:assert/strict';
import { PAIRS, everyCell } from '../../lib/era-cells.js';
import { interview, interviewee, questionsOf } from '../../lib/interviews.js';

const ROUNDS = 4;
const known = new WeakSet();

everyCell('two clients are asked at once', PAIRS, async (t, { served, wires, url, tool }) => {
  const names = ['one', 'two'];
  const clients = await Promise.all(
    names.map((name, at) => interviewee(t, wires[at], url, name)),
  );
  if (!known.has(served)) await find(clients, tool('test_interview'));
  known.add(served);
  await Promise.all(clients.map((client) => interviewOften(client, tool('test_interview'))));
  for (const { name, asked } of clients) {
    const expected = Array.from({ length: ROUNDS }, (_, at) => questionsOf(`${name} ${at}`));
    assert.deepEqual(asked.sort(), expected.flat().sort());
  }
});

/** The first questions of a server that does not say during which call it asks may be refused. */
async function find(clients, tool) {
  const first = clients.map((client) => interview(client, tool, client.name));
  for (const { reason } of await Promise.allSettled(first)) {
    if (reason) assert.match(reason.message, /could concern several clients/);
  }
  clients.forEach(({ asked }) => asked.splice(0));
}

async function interviewOften(client, tool) {
  for (let at = 0; at < ROUNDS; at++) await interview(client, tool, `${client.name} ${at}`);
}
