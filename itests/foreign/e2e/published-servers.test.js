import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { VIEWS, absent, serve, temporaryFolder, textOf } from '../lib/harness.js';
import { UVX, missing } from '../lib/programs.js';
import { filesystem, memory, time } from '../lib/servers.js';

test('server-filesystem reads and writes in its folder alone', { skip: absent }, async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'inn.txt'), 'twelve rooms');
  const served = await serve(t, 'files', filesystem(folder));
  for (const view of VIEWS) {
    await t.test(`over the ${view} endpoint`, async (v) => {
      const client = await served.connect(v, view);
      const call = (tool, args) =>
        client.callTool({ name: served.name(view, tool), arguments: args });
      const read = await call('read_text_file', { path: join(folder, 'inn.txt') });
      assert.equal(textOf(read), 'twelve rooms');
      const written = join(folder, `${view}.txt`);
      await call('write_file', { path: written, content: 'a guest' });
      assert.equal(await readFile(written, 'utf8'), 'a guest');
      const outside = await call('read_text_file', { path: '/etc/hostname' });
      assert.equal(outside.isError, true);
    });
  }
});

test('server-memory keeps what it was told', { skip: absent }, async (t) => {
  const folder = await temporaryFolder(t);
  const served = await serve(t, 'memory', memory(join(folder, 'memory.jsonl')));
  for (const view of VIEWS) {
    await t.test(`over the ${view} endpoint`, async (v) => {
      const client = await served.connect(v, view);
      const call = (tool, args) =>
        client.callTool({ name: served.name(view, tool), arguments: args });
      const entities = [{ name: view, entityType: 'guest', observations: ['likes tea'] }];
      await call('create_entities', { entities });
      const { structuredContent } = await call('search_nodes', { query: view });
      assert.deepEqual(structuredContent.entities, entities);
      const later = await served.connect(v, view);
      const graph = await later.callTool({ name: served.name(view, 'read_graph'), arguments: {} });
      assert.ok(textOf(graph).includes('likes tea'));
    });
  }
});

test('mcp-server-time runs by uvx', { skip: absent || missing(UVX) }, async (t) => {
  const served = await serve(t, 'time', time());
  for (const view of VIEWS) {
    await t.test(`over the ${view} endpoint`, async (v) => {
      const client = await served.connect(v, view);
      const args = {
        source_timezone: 'Europe/Berlin',
        time: '12:00',
        target_timezone: 'Asia/Tokyo',
      };
      const called = { name: served.name(view, 'convert_time'), arguments: args };
      const { target } = JSON.parse(textOf(await client.callTool(called)));
      assert.match(target.datetime, /T(19|20):00:00\+09:00$/);
    });
  }
});
