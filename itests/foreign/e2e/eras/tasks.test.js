import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERA_SERVERS } from '../../lib/era-servers.js';
import { DIRECT, VIEWS, absent, serve } from '../../lib/harness.js';
import { until } from '../../lib/poll.js';
import { StatelessClient } from '../../lib/stateless-client.js';

const EXTENSION = { extensions: { 'io.modelcontextprotocol/tasks': {} } };
const MODERN = ['modern-http', 'dual-http'];
const SERVERS = DIRECT ? MODERN : [...MODERN, 'modern-stdio'];

for (const variant of SERVERS) {
  test(`tasks of ${variant}`, { skip: absent }, async (t) => {
    const served = await serve(t, 'tasks', await ERA_SERVERS[variant](t));
    for (const view of VIEWS) {
      const client = new StatelessClient(served.url(view), EXTENSION);
      const start = async (tool, args = {}) => {
        const params = { name: served.name(view, tool), arguments: args };
        const { result } = await client.request('tools/call', params);
        assert.equal(result.resultType, 'task');
        return result.taskId;
      };
      await t.test(`${view}: input reaches a task`, () => asks(client, start));
      await t.test(`${view}: a listener hears of its end`, (v) => tells(v, client, start));
      await t.test(`${view}: a task is cancelled`, () => cancels(client, start));
      await t.test(`${view}: strangers are refused`, () => refuses(client, start));
    }
  });
}

async function asks(client, start) {
  const taskId = await start('confirm_delete', { filename: 'a.txt' });
  const asked = await reached(client, taskId, 'input_required');
  const [key] = Object.keys(asked.inputRequests);
  const inputResponses = { [key]: { action: 'accept', content: { confirm: true } } };
  const { result } = await client.request('tasks/update', { taskId, inputResponses });
  assert.equal(result.resultType, 'complete');
  const { result: final } = await reached(client, taskId, 'completed');
  assert.equal(final.content[0].text, 'Deleted a.txt');
}

async function tells(t, client, start) {
  const taskId = await start('slow_compute', { seconds: 1, label: 'told' });
  const messages = await client.listen(t, { taskIds: [taskId, 'nobody__x'] });
  const told = await until('the end of the task is told', () =>
    messages.find(({ method }) => method === 'notifications/tasks'),
  );
  assert.deepEqual(messages[0].params.notifications, { taskIds: [taskId] });
  assert.equal(told.params.taskId, taskId);
  assert.equal(told.params.status, 'completed');
  assert.equal(told.params.result.content[0].text, 'Computed told');
}

async function cancels(client, start) {
  const taskId = await start('slow_compute', { seconds: 60, label: 'never' });
  await client.request('tasks/cancel', { taskId });
  await reached(client, taskId, 'cancelled');
}

async function refuses(client, start) {
  const taskId = await start('slow_compute', { seconds: 0, label: 'mine' });
  const undeclared = new StatelessClient(client.url);
  for (const method of ['tasks/get', 'tasks/update', 'tasks/cancel']) {
    const { error } = await undeclared.request(method, { taskId });
    assert.equal(error.code, -32021);
    assert.deepEqual(error.data.requiredCapabilities, EXTENSION);
  }
  for (const garbled of [`${taskId}x`, taskId.slice(1), 'x']) {
    const { error } = await client.request('tasks/get', { taskId: garbled });
    assert.equal(error.code, -32602);
  }
}

function reached(client, taskId, status) {
  return until(`the task is ${status}`, async () => {
    const { result } = await client.request('tasks/get', { taskId });
    assert.equal(result.taskId, taskId);
    return result.status === status && result;
  });
}
