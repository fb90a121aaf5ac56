import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { VIEWS, absent, listed, serve, textOf } from '../lib/harness.js';
import { until } from '../lib/poll.js';
import { everything, fixtureOverHttp } from '../lib/servers.js';

const ROOT = { uri: 'file:///srv/caravan', name: 'caravan' };
const ROUNDS = 20;

test('server-everything asks its client', { skip: absent }, async (t) => {
  const served = await serve(t, 'every', everything());
  for (const view of VIEWS) {
    await t.test(`over the ${view} endpoint`, (v) => askedByEverything(v, served, view));
  }
});

test('two clients at once are each asked their own question', { skip: absent }, async (t) => {
  const served = await serve(t, 'fixture', await fixtureOverHttp(t));
  for (const view of VIEWS) {
    await t.test(`over the ${view} endpoint`, (v) => askedAtOnce(v, served, view));
  }
});

async function askedByEverything(t, served, view) {
  const name = (plain) => served.name(view, plain);
  const toolNames = async (client) => (await listed(client, 'tools')).map((tool) => tool.name);
  const lists = (client, tool) =>
    until(`${tool} is listed`, async () => (await toolNames(client)).includes(name(tool)));

  await t.test('a client that declares nothing is shown no tool that asks', async (s) => {
    const client = await served.connect(s, view);
    const names = await toolNames(client);
    assert.ok(names.includes(name('echo')));
    assert.ok(!names.includes(name('trigger-sampling-request')));
    assert.ok(!names.includes(name('trigger-elicitation-request')));
    assert.ok(!names.includes(name('get-roots-list')));
  });

  await t.test('sampling comes back to the client', async (s) => {
    const { client, asked } = await sampling(s, served, view, 'first');
    await lists(client, 'trigger-sampling-request');
    const args = { prompt: 'what is a caravanserai' };
    const sampled = { name: name('trigger-sampling-request'), arguments: args };
    assert.match(textOf(await client.callTool(sampled)), /answer of first/);
    assert.match(asked[0], /what is a caravanserai/);
  });

  await t.test('elicitation comes back to the client', async (s) => {
    const answer = () => ({ action: 'accept', content: { name: 'Shirin' } });
    const client = await served.connect(s, view, {
      capabilities: { elicitation: {} },
      prepare: (c) => c.setRequestHandler(ElicitRequestSchema, answer),
    });
    await lists(client, 'trigger-elicitation-request');
    const result = await client.callTool({ name: name('trigger-elicitation-request') });
    assert.match(textOf(result), /Shirin/);
  });

  await t.test('roots are asked for and shown', async (s) => {
    const client = await served.connect(s, view, {
      capabilities: { roots: { listChanged: true } },
      prepare: (c) => c.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [ROOT] })),
    });
    await lists(client, 'get-roots-list');
    await until('the root is shown', async () => {
      const result = await client.callTool({ name: name('get-roots-list') });
      return textOf(result).includes(ROOT.uri);
    });
  });
}

async function askedAtOnce(t, served, view) {
  const clients = await Promise.all(['one', 'two'].map((who) => sampling(t, served, view, who)));
  const rounds = clients.flatMap(({ client, who }) =>
    Array.from({ length: ROUNDS }, async (_, round) => {
      const args = { prompt: `prompt ${round} of ${who}` };
      const called = { name: served.name(view, 'test_sampling'), arguments: args };
      return { who, text: textOf(await client.callTool(called)) };
    }),
  );
  for (const { who, text } of await Promise.all(rounds)) {
    assert.equal(text, `LLM response: answer of ${who}`);
  }
  for (const { who, asked } of clients) {
    assert.equal(asked.length, ROUNDS);
    assert.ok(asked.every((prompt) => prompt.endsWith(` of ${who}`)));
  }
}

/** A client that answers every sampling request with "answer of <who>". */
async function sampling(t, served, view, who) {
  const asked = [];
  const answer = ({ params }) => {
    asked.push(params.messages[0].content.text);
    const content = { type: 'text', text: `answer of ${who}` };
    return { role: 'assistant', model: 'test', content };
  };
  const client = await served.connect(t, view, {
    capabilities: { sampling: {} },
    prepare: (c) => c.setRequestHandler(CreateMessageRequestSchema, answer),
  });
  return { client, who, asked };
}
