import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
  LoggingMessageNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { VIEWS, listed, needsGateway, serve, textOf } from '../lib/harness.js';
import { until } from '../lib/poll.js';
import { everything, fixtureOverHttp } from '../lib/servers.js';

const EVERYTHING = fileURLToPath(
  new URL('../node_modules/@modelcontextprotocol/server-everything/dist/index.js', import.meta.url),
);
const CAPABILITIES = { sampling: {}, elicitation: {}, roots: {} };
const ROOT = { uri: 'file:///srv/caravan', name: 'caravan' };

test('a client of HTTP+SSE', { skip: needsGateway }, async (t) => {
  const served = await serve(t, 'every', everything());
  for (const view of VIEWS) {
    await t.test(`at the ${view} endpoint`, (v) => usesEverything(v, served, view));
  }
});

test('clients of HTTP+SSE at once', { skip: needsGateway }, async (t) => {
  const served = await serve(t, 'fixture', await fixtureOverHttp(t));
  for (const view of VIEWS) {
    await t.test(`at the ${view} endpoint`, (v) => eachGetsItsOwn(v, served, view));
  }
});

for (const [kind, what] of Object.entries({
  sse: 'a server of HTTP+SSE',
  'streamable-http': 'a server of HTTP+SSE that is taken for one of Streamable HTTP',
})) {
  test(what, { skip: needsGateway }, async (t) => {
    const url = await everythingOverSse(t);
    const served = await serve(t, 'pair', { how: { remotes: [{ type: kind, url }] } });
    for (const view of VIEWS) {
      await t.test(`over the ${view} endpoint`, (v) => usesEverything(v, served, view));
    }
  });
}

async function usesEverything(t, served, view) {
  const name = (plain) => served.name(view, plain);
  const logged = [];
  const client = await connect(t, served, view, (c) => {
    c.setRequestHandler(CreateMessageRequestSchema, () => ({
      model: 'm',
      role: 'assistant',
      content: { type: 'text', text: 'the answer of the client' },
    }));
    c.setRequestHandler(ElicitRequestSchema, () => ({
      action: 'accept',
      content: { name: 'Shirin' },
    }));
    c.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [ROOT] }));
    c.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => logged.push(params));
  });

  await t.test('tools are listed and called', async () => {
    const tools = await listed(client, 'tools');
    assert.ok(tools.some((tool) => tool.name === name('echo')));
    const result = await client.callTool({ name: name('echo'), arguments: { message: 'häuser' } });
    assert.equal(textOf(result), 'Echo: häuser');
  });

  await t.test('progress is heard', async () => {
    const heard = [];
    const long = { name: name('trigger-long-running-operation') };
    await client.callTool({ ...long, arguments: { duration: 0.4, steps: 4 } }, undefined, {
      onprogress: ({ progress }) => heard.push(progress),
    });
    // The SDK's client drops progress that it reads together with the answer, so the last may miss.
    assert.ok(heard.length >= 3, `only ${heard}`);
    assert.deepEqual(heard, [1, 2, 3, 4].slice(0, heard.length));
  });

  await t.test('the server asks and is answered', async () => {
    const asks = ['trigger-sampling-request', 'trigger-elicitation-request', 'get-roots-list'];
    await until('the tools that ask are listed', async () => {
      const tools = (await listed(client, 'tools')).map((tool) => tool.name);
      return asks.every((tool) => tools.includes(name(tool)));
    });
    const sampled = { name: name(asks[0]), arguments: { prompt: 'what is a caravanserai' } };
    assert.match(textOf(await client.callTool(sampled)), /the answer of the client/);
    assert.match(textOf(await client.callTool({ name: name(asks[1]) })), /Shirin/);
    await until('the root is shown', async () =>
      textOf(await client.callTool({ name: name(asks[2]) })).includes(ROOT.uri),
    );
  });

  await t.test('resources are read and prompts got', async () => {
    const [resource] = await listed(client, 'resources');
    const { contents } = await client.readResource({ uri: resource.uri });
    assert.equal(contents[0].uri, resource.uri);
    const prompt = await client.getPrompt({ name: name('simple-prompt') });
    assert.ok(prompt.messages.length > 0);
  });

  await t.test('log messages come outside calls', async () => {
    await client.setLoggingLevel('debug');
    await client.callTool({ name: name('toggle-simulated-logging') });
    await until('one has come', () => logged.length > 0);
    await client.callTool({ name: name('toggle-simulated-logging') });
  });
}

async function eachGetsItsOwn(t, served, view) {
  const clients = await Promise.all(
    ['one', 'two', 'three'].map((who) =>
      connect(t, served, view, (c) =>
        c.setRequestHandler(CreateMessageRequestSchema, () => ({
          model: 'm',
          role: 'assistant',
          content: { type: 'text', text: who },
        })),
      ).then((client) => ({ client, who })),
    ),
  );
  const tool = served.name(view, 'test_sampling');
  await Promise.all(
    clients.map(async ({ client, who }) => {
      const result = await client.callTool({ name: tool, arguments: { prompt: 'who' } });
      assert.match(textOf(result), new RegExp(`\\b${who}\\b`));
    }),
  );
}

/** A client over HTTP+SSE, closed when the test ends. */
async function connect(t, served, view, prepare) {
  const client = new Client({ name: 'e2e-sse', version: '1.0.0' }, { capabilities: CAPABILITIES });
  prepare(client);
  await client.connect(new SSEClientTransport(new URL(`${served.url(view)}/sse`)));
  t.after(() => client.close());
  return client;
}

/** server-everything over HTTP+SSE, running until the test ends. */
async function everythingOverSse(t) {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port) };
  const child = spawn(process.execPath, [EVERYTHING, 'sse'], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  t.after(async () => {
    child.kill();
    await ended;
  });
  const url = `http://127.0.0.1:${port}/sse`;
  await until('server-everything listens', async () => {
    const abort = new AbortController();
    const response = await fetch(url, { signal: abort.signal });
    abort.abort();
    return response.ok;
  });
  return url;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
