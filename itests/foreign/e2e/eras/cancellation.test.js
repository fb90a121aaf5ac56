import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAIRS, everyCell } from '../../lib/era-cells.js';
import { CLIENTS } from '../../lib/era-clients.js';
import { temporaryFolder, textOf } from '../../lib/harness.js';
import { until } from '../../lib/poll.js';

/**
 * The fixture ends a call only by what its revision and transport say: a notification with the id
 * of the server's own request, or the end of the response's stream. Both clients count their
 * requests from 0, so their ids are equal.
 */
everyCell('cancellation of one call', PAIRS, async (t, cell) => {
  const folder = await temporaryFolder(t);
  const [first, second] = await Promise.all(cell.wires.map((wire) => connect(t, wire, cell.url)));
  const given = await begin(first, cell, folder, 'given-up');
  const kept = await begin(first, cell, folder, 'kept');
  const other = await begin(second, cell, folder, 'other');
  given.abort.abort('not needed any more');
  await assert.rejects(given.answer);
  await until('the server knows', async () => (await given.record()) === 'waiting\ncancelled\n');
  for (const call of [kept, other]) {
    await writeFile(call.file, '');
    assert.equal(textOf(await call.answer), 'Waited for the file');
    assert.equal(await call.record(), 'waiting\n');
  }
});

async function connect(t, wire, url) {
  const session = await CLIENTS[wire].connect(url);
  t.after(session.end);
  return session;
}

/** Starts a call that answers once its file is there, and waits until it runs. */
async function begin(session, { tool }, folder, name) {
  const file = join(folder, `${name}.file`);
  const path = join(folder, `${name}.record`);
  const record = () => readFile(path, 'utf8');
  const abort = new AbortController();
  const called = { name: tool('test_wait_for_file'), arguments: { record: path, file } };
  const answer = session.call(called, { signal: abort.signal });
  answer.catch(() => {});
  await until(`the call ${name} runs`, async () => (await record()) === 'waiting\n');
  return { abort, answer, file, record };
}
