import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LoggingMessageNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { VIEWS, absent, serve } from '../lib/harness.js';
import { until } from '../lib/poll.js';
import { fixtureOverHttp } from '../lib/servers.js';

const MESSAGES = ['Tool execution started', 'Tool processing data', 'Tool execution completed'];

test('log messages', { skip: absent }, async (t) => {
  const served = await serve(t, 'fixture', await fixtureOverHttp(t));
  for (const view of VIEWS) {
    await t.test(`of a call reach its client alone, at the ${view} endpoint`, async (v) => {
      const [one, two] = [await listener(v, served, view), await listener(v, served, view)];
      await one.call('test_tool_with_logging');
      await until('the messages arrive', () => one.logged.length === MESSAGES.length);
      await two.call('test_tool_with_logging');
      await until('the messages arrive', () => two.logged.length === MESSAGES.length);
      assert.deepEqual([one.logged, two.logged], [MESSAGES, MESSAGES]);
    });

    await t.test(`below the level are not sent, at the ${view} endpoint`, async (v) => {
      const { client, call, logged } = await listener(v, served, view);
      await client.setLoggingLevel('error');
      await call('test_tool_with_logging');
      assert.deepEqual(logged, []);
      await client.setLoggingLevel('info');
      await call('test_tool_with_logging');
      await until('the messages arrive', () => logged.length === MESSAGES.length);
    });
  }
});

async function listener(t, served, view) {
  const logged = [];
  const client = await served.connect(t, view, {
    prepare: (c) =>
      c.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) =>
        logged.push(params.data),
      ),
  });
  await client.setLoggingLevel('debug');
  const call = (tool) => client.callTool({ name: served.name(view, tool), arguments: {} });
  return { client, call, logged };
}
