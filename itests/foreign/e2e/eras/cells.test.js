import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SINGLE, everyCell } from '../../lib/era-cells.js';
import { CLIENTS, MODERN } from '../../lib/era-clients.js';
import { temporaryFolder, textOf } from '../../lib/harness.js';
import { until } from '../../lib/poll.js';

const ROOT = { uri: 'file:///srv/caravan', name: 'caravan' };
const CAPABILITIES = { elicitation: {}, sampling: {}, roots: {} };
const SAID = { role: 'assistant', model: 'oracle', content: { type: 'text', text: 'Paris' } };

const HANDLERS = {
  elicitation: () => ({ action: 'accept', content: { name: 'Ada', color: 'blue', ok: true } }),
  sampling: () => SAID,
  roots: () => ({ roots: [ROOT] }),
};

everyCell('every feature', SINGLE, everyFeature);

async function everyFeature(t, cell) {
  const logged = [];
  const session = await CLIENTS[cell.wires[0]].connect(cell.url, {
    capabilities: CAPABILITIES,
    handlers: HANDLERS,
    logged: ({ data }) => logged.push(data),
  });
  t.after(session.end);
  await t.test('lists and calls', () => calls(session, cell));
  await t.test('gets structured content of any type', () => structured(session, cell));
  await t.test('reads', () => reads(session, cell));
  await t.test('prompts', () => prompts(session, cell));
  await t.test('gets progress in order', () => progress(session, cell));
  await t.test('gets log messages', () => logs(session, cell, logged));
  await t.test('is asked by elicitation', () => asked(session, cell));
  await t.test('cancels', (c) => cancels(c, session, cell));
}

async function calls(session, { tool }) {
  const { tools } = await session.client.listTools();
  assert.ok(tools.some(({ name }) => name === tool('test_simple_text')));
  const result = await session.call({ name: tool('test_simple_text'), arguments: {} });
  assert.equal(textOf(result), 'This is a simple text response for testing.');
  const failed = await session.call({ name: tool('test_error_handling'), arguments: {} });
  assert.equal(failed.isError, true);
}

/** SEP-2106: the schemas before 2026-07-28 refuse what is no object. */
async function structured(session, { tool, variant, wires }) {
  if (!variant.startsWith('modern')) return;
  const name = tool('test_structured_array');
  const { tools } = await session.client.listTools();
  const listed = tools.find((one) => one.name === name);
  const result = await session.call({ name, arguments: {} });
  const newer = wires[0] === MODERN;
  assert.equal(textOf(result), '[1,2]');
  assert.equal(listed.outputSchema?.type, newer ? 'array' : undefined);
  assert.deepEqual(result.structuredContent, newer ? [1, 2] : undefined);
}

async function reads({ client }, { served, view }) {
  const uri = served.uri(view, 'test://static-text');
  const { contents } = await client.readResource({ uri });
  assert.equal(contents[0].text, 'This is the content of the static text resource.');
  const { resources } = await client.listResources();
  assert.ok(resources.some((resource) => resource.uri === uri));
}

async function prompts({ client }, { tool }) {
  const given = { name: tool('test_prompt_with_arguments'), arguments: { arg1: 'a', arg2: 'b' } };
  const { messages } = await client.getPrompt(given);
  assert.equal(messages[0].content.text, "Prompt with arguments: arg1='a', arg2='b'");
  const asking = await client.getPrompt({ name: tool('test_input_required_result_prompt') });
  assert.match(asking.messages[0].content.text, /context/i);
}

async function progress(session, { tool }) {
  const seen = [];
  const onprogress = (at) => seen.push(at.progress);
  await session.call({ name: tool('test_tool_with_progress'), arguments: {} }, { onprogress });
  assert.deepEqual(seen, [0, 50, 100]);
}

async function logs(session, { tool }, logged) {
  const called = { name: tool('test_tool_with_logging'), arguments: {}, _meta: session.meta };
  await session.call(called);
  await until('three log messages have come', () => logged.length >= 3);
  assert.equal(logged[0], 'Tool execution started');
  assert.equal(logged.length, 3);
}

async function asked(session, { tool }) {
  const answer = async (name) =>
    textOf(await session.call({ name: tool(`test_input_required_result_${name}`), arguments: {} }));
  assert.equal(await answer('elicitation'), 'Hello, Ada!');
  assert.match(await answer('sampling'), /Paris/);
  assert.match(await answer('list_roots'), /file:\/\/\/srv\/caravan/);
  assert.match(await answer('multiple_inputs'), /./);
  assert.equal(await answer('multi_round'), 'Ada likes blue');
  assert.equal(await answer('request_state'), 'state-ok');
}

async function cancels(t, session, { tool }) {
  const record = join(await temporaryFolder(t), 'record');
  const recorded = () => readFile(record, 'utf8');
  const abort = new AbortController();
  const waiting = session.call(
    { name: tool('test_wait'), arguments: { record } },
    { signal: abort.signal },
  );
  waiting.catch(() => {});
  await until('the call runs', async () => (await recorded()) === 'waiting\n');
  abort.abort('not needed any more');
  await assert.rejects(waiting);
  await until('the server knows', async () => (await recorded()) === 'waiting\ncancelled\n');
}
