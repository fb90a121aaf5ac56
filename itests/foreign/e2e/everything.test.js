import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  LoggingMessageNotificationSchema,
  ResourceUpdatedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { VIEWS, absent, listed, serve, textOf } from '../lib/harness.js';
import { until } from '../lib/poll.js';
import { everything } from '../lib/servers.js';

const DOCUMENT = 'demo://resource/static/document/features.md';
const TEXT_TEMPLATE = 'demo://resource/dynamic/text/{resourceId}';

test('server-everything from npm', { skip: absent }, async (t) => {
  const served = await serve(t, 'every', everything());
  for (const view of VIEWS) {
    await t.test(`over the ${view} endpoint`, (v) => tour(v, served, view));
  }
});

async function tour(t, served, view) {
  const client = await served.connect(t, view);
  const name = (plain) => served.name(view, plain);
  const uri = (plain) => served.uri(view, plain);
  const call = (tool, args = {}, options) =>
    client.callTool({ name: name(tool), arguments: args }, undefined, options);

  await t.test('its tools are listed', async () => {
    const tools = await listed(client, 'tools');
    const names = tools.map((tool) => tool.name);
    for (const tool of ['echo', 'get-sum', 'trigger-long-running-operation']) {
      assert.ok(names.includes(name(tool)), `${name(tool)} is not in ${names}`);
    }
  });

  await t.test('echo answers', async () => {
    assert.equal(textOf(await call('echo', { message: 'hé "llo" 😀' })), 'Echo: hé "llo" 😀');
  });

  await t.test('a sum is right', async () => {
    assert.match(textOf(await call('get-sum', { a: 19, b: 23 })), /\b42\b/);
  });

  await t.test('structured content arrives', async () => {
    const { structuredContent } = await call('get-structured-content', { location: 'Chicago' });
    assert.equal(typeof structuredContent.temperature, 'number');
  });

  await t.test('an image arrives', async () => {
    const { content } = await call('get-tiny-image');
    assert.ok(content.some((part) => part.type === 'image' && part.data.length > 100));
  });

  await t.test('wrong arguments are a result and no protocol error', async () => {
    const result = await call('get-sum', { a: 'nonsense' });
    assert.equal(result.isError, true);
  });

  await t.test('an unknown tool is an error', async () => {
    const outcome = await call('no-such-tool').catch((error) => ({ error }));
    assert.ok(outcome.error || outcome.isError);
  });

  await t.test('progress of a long operation arrives in order', async () => {
    const steps = [];
    const onprogress = ({ progress }) => steps.push(progress);
    await call('trigger-long-running-operation', { duration: 0.4, steps: 4 }, { onprogress });
    // The SDK's client drops progress that it reads together with the answer, so the last may miss.
    assert.ok(steps.length >= 3, `only ${steps}`);
    assert.deepEqual(steps, [1, 2, 3, 4].slice(0, steps.length));
  });

  await t.test('its resources are listed and can be read', async () => {
    const resources = await listed(client, 'resources');
    assert.ok(resources.some((resource) => resource.uri === uri(DOCUMENT)));
    const { contents } = await client.readResource({ uri: uri(DOCUMENT) });
    assert.equal(contents[0].uri, uri(DOCUMENT));
    assert.match(contents[0].text, /Everything Server/);
  });

  await t.test('a template is listed and what it names can be read', async () => {
    const resourceTemplates = await listed(client, 'resourceTemplates');
    const template = resourceTemplates.find((r) => r.uriTemplate === uri(TEXT_TEMPLATE));
    assert.ok(template, JSON.stringify(resourceTemplates));
    const target = template.uriTemplate.replace('{resourceId}', '7');
    const { contents } = await client.readResource({ uri: target });
    assert.match(contents[0].text, /^Resource 7:/);
  });

  await t.test('a resource link in a result can be read', async () => {
    const { content } = await call('get-resource-links', { count: 2 });
    const link = content.find((part) => part.type === 'resource_link');
    const { contents } = await client.readResource({ uri: link.uri });
    assert.equal(contents[0].uri, link.uri);
  });

  await t.test('an unknown resource is an error', async () => {
    await assert.rejects(client.readResource({ uri: uri('demo://resource/nowhere') }));
  });

  await t.test('its prompts are listed and can be had', async () => {
    const prompts = await listed(client, 'prompts');
    assert.ok(prompts.some((prompt) => prompt.name === name('args-prompt')));
    const args = { city: 'Isfahan' };
    const { messages } = await client.getPrompt({ name: name('args-prompt'), arguments: args });
    assert.match(messages[0].content.text, /Isfahan/);
  });

  await t.test('a prompt embeds a resource', async () => {
    const args = { resourceType: 'Text', resourceId: '3' };
    const { messages } = await client.getPrompt({ name: name('resource-prompt'), arguments: args });
    const { resource } = messages.find((m) => m.content.type === 'resource').content;
    assert.equal(resource.uri, uri('demo://resource/dynamic/text/3'));
  });

  await t.test('prompt arguments are completed, in their context', async () => {
    const ref = { type: 'ref/prompt', name: name('completable-prompt') };
    const department = { name: 'department', value: 'E' };
    const first = await client.complete({ ref, argument: department });
    assert.deepEqual(first.completion.values, ['Engineering']);
    const second = await client.complete({
      ref,
      argument: { name: 'name', value: 'A' },
      context: { arguments: { department: 'Engineering' } },
    });
    assert.deepEqual(second.completion.values, ['Alice']);
  });

  await t.test('template variables are completed', async () => {
    const ref = { type: 'ref/resource', uri: uri(TEXT_TEMPLATE) };
    const argument = { name: 'resourceId', value: '7' };
    const { completion } = await client.complete({ ref, argument });
    assert.deepEqual(completion.values, ['7']);
  });

  await t.test('log messages arrive after setLevel', async () => {
    const logged = [];
    client.setNotificationHandler(LoggingMessageNotificationSchema, (n) => logged.push(n.params));
    await client.setLoggingLevel('debug');
    await call('toggle-simulated-logging');
    await until('a log message arrives', () => logged.length > 0);
    await call('toggle-simulated-logging');
  });

  await t.test('updates of a subscribed resource arrive', async () => {
    const updated = [];
    client.setNotificationHandler(ResourceUpdatedNotificationSchema, (n) =>
      updated.push(n.params.uri),
    );
    await client.subscribeResource({ uri: uri(DOCUMENT) });
    await call('toggle-subscriber-updates');
    await until('an update arrives', () => updated.length > 0);
    assert.equal(updated[0], uri(DOCUMENT));
    await call('toggle-subscriber-updates');
    await client.unsubscribeResource({ uri: uri(DOCUMENT) });
  });
}
