import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  PromptListChangedNotificationSchema,
  ResourceListChangedNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { VIEWS, absent, listed, needsGateway, serve } from '../lib/harness.js';
import { until } from '../lib/poll.js';
import { serveRecorder } from '../lib/recorders.js';
import { fixtureOverHttp } from '../lib/servers.js';

const SCHEMAS = {
  tools: ToolListChangedNotificationSchema,
  prompts: PromptListChangedNotificationSchema,
  resources: ResourceListChangedNotificationSchema,
};

for (const transport of ['stdio', 'http']) {
  test(`an upstream over ${transport} changes its lists`, { skip: absent }, async (t) => {
    const { served } = await serveRecorder(t, transport);
    for (const view of VIEWS) {
      for (const kind of Object.keys(SCHEMAS)) {
        await t.test(`${kind}/list_changed reaches the ${view} endpoint`, async (v) => {
          const { client, changes } = await listener(v, served, view, kind);
          const changing = { name: served.name(view, 'change'), arguments: { kind } };
          await client.callTool(changing);
          await until(`${kind}/list_changed arrives`, () => changes.count > 0);
        });
      }
      await t.test(`the added tool is listed by the ${view} endpoint`, async (v) => {
        const client = await served.connect(v, view);
        const changing = { name: served.name(view, 'change'), arguments: { kind: 'tools' } };
        await client.callTool(changing);
        await until('the added tool is listed', () =>
          isListed(client, served.name(view, 'added')),
        );
      });
    }
  });
}

test('a server that comes and goes', { skip: needsGateway }, async (t) => {
  const first = await serve(t, 'first', await fixtureOverHttp(t));
  const { client, changes } = await listener(t, first, 'aggregated', 'tools');
  let name;
  await t.test('its coming is told to the clients', async (inner) => {
    const second = await serve(inner, 'second', await fixtureOverHttp(inner));
    name = second.name('aggregated', 'test_simple_text');
    await until('list_changed arrives', () => changes.count > 0);
    await until('its tools are listed', () => isListed(client, name));
    changes.count = 0;
  });
  await t.test('its going is told to the clients', async () => {
    await until('list_changed arrives', () => changes.count > 0);
    await until('its tools are gone', async () => !(await isListed(client, name)));
    assert.ok(await isListed(client, first.name('aggregated', 'test_simple_text')));
  });
});

async function listener(t, served, view, kind) {
  const changes = { count: 0 };
  const client = await served.connect(t, view, {
    prepare: (c) => c.setNotificationHandler(SCHEMAS[kind], () => changes.count++),
  });
  await listed(client, 'tools');
  return { client, changes };
}

async function isListed(client, name) {
  return (await listed(client, 'tools')).some((tool) => tool.name === name);
}
