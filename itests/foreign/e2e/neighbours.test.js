import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { command, entry, remote, writeEntry } from '../lib/entries.js';
import { VIEWS, absent, listed, needsGateway, serve, textOf } from '../lib/harness.js';
import { until } from '../lib/poll.js';
import { RAW_TRANSPORTS, serveRecorder } from '../lib/recorders.js';
import { fixtureOverHttp } from '../lib/servers.js';

const { SERAI_SERVERS_DIR } = process.env;
const PROMPT_MS = 3_000;

/** Servers that never work, each in its own way. */
const BAD = {
  'ends at once': () => node('process.exit(1)'),
  'does not exist': () => command(join('no', 'such', 'program'), []),
  'never answers': () => node('process.stdin.resume()'),
  'writes garbage': () => node('setInterval(() => console.log("not JSON {"), 20)'),
  'lists garbage': () => node(LISTS_GARBAGE),
  'is a URL that refuses': () => remote('http://127.0.0.1:1/mcp'),
  'is a URL that never answers': (silent) => remote(silent),
};

const LISTS_GARBAGE = `
  require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method } = JSON.parse(line);
    if (id === undefined) return;
    const initialized = { protocolVersion: '2025-11-25', capabilities: { tools: {} },
      serverInfo: { name: 'garbage', version: '1' } };
    const result = method === 'initialize' ? initialized : { tools: 'none', resources: 7 };
    console.log(JSON.stringify({ jsonrpc: '2.0', id, result }));
  });`;

for (const [what, how] of Object.entries(BAD)) {
  test(`a server that ${what} harms no other`, { skip: needsGateway }, async (t) => {
    const good = await serve(t, 'good', await fixtureOverHttp(t));
    const bad = entry(`bad${randomBytes(3).toString('hex')}`, how(await silence(t)));
    t.after(await writeEntry(SERAI_SERVERS_DIR, bad));
    const begin = Date.now();
    const client = await good.connect(t, 'aggregated');
    const name = good.name('aggregated', 'test_simple_text');
    assert.ok((await listed(client, 'tools')).some((tool) => tool.name === name));
    assert.match(textOf(await client.callTool({ name })), /simple text response/);
    assert.ok(Date.now() - begin < PROMPT_MS, `it took ${Date.now() - begin} ms`);
  });
}

for (const transport of RAW_TRANSPORTS.filter((each) => each === 'stdio')) {
  test('a call after the death of the process is answered', { skip: absent }, async (t) => {
    const { served, journal } = await serveRecorder(t, transport);
    for (const view of VIEWS) {
      await t.test(`at the ${view} endpoint`, async (v) => {
        const client = await served.connect(v, view);
        const call = (marker) =>
          client.callTool({ name: served.name(view, 'mark'), arguments: { marker } });
        await call(`before ${view}`);
        const pid = await pidOf(journal, `before ${view}`);
        process.kill(pid, 'SIGKILL');
        await until('the process is gone', () => isGone(pid));
        assert.equal(textOf(await call('after')), 'after');
      });
    }
  });
}

async function pidOf(journal, marker) {
  const entries = await journal.entries();
  const { session } = entries.find(({ raw }) => raw.includes(marker));
  return Number(session.replace('stdio-', ''));
}

function isGone(pid) {
  try {
    process.kill(pid, 0);
    return false;
  } catch ({ code }) {
    return code === 'ESRCH';
  }
}

function node(script) {
  return command(process.execPath, ['-e', script]);
}

/** The URL of a port that takes connections and says nothing. */
async function silence(t) {
  const sockets = new Set();
  const server = createServer((socket) => sockets.add(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}/mcp`;
}
