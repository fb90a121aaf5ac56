import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absent } from '../../lib/harness.js';
import { member } from '../../lib/members.js';
import { OwnSerai, noHome } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { SERVERS } from '../../lib/programs.js';
import { RawClient } from '../../lib/raw-client.js';

const { SERAI_URL } = process.env;
const NAME = 'dev.serai.test/owned';
const TOOL = 'owned__get-env';
const GATEWAY = 'owned';

test('each caller is served by the installation that is theirs', { skip: absent || noHome }, async (t) => {
  const serai = await OwnSerai.start(t);
  const admin = await serai.manage('*:*');
  const house = new House(admin);
  for (const [step, run] of Object.entries(STEPS)) await t.test(step, () => run(house));
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    await serai.restart(signal);
    await t.test(`so it is after ${signal}`, () => house.isAsBefore());
  }
  await t.test('whoever uninstalls is served by what is left for them', () => uninstalled(house));
});

const STEPS = {
  'an entry is bound before anybody has set it up': async (house) => {
    house.entry = await house.made('entries', { state: 'active', document: document() });
    await house.made('gateways', { name: GATEWAY, audience: [{ kind: 'organization' }] });
    const binding = { entryName: NAME, tools: ['get-env'], mode: 'call_time' };
    const bound = await house.made(`gateways/${GATEWAY}/bindings`, binding);
    assert.equal(bound.installed, false);
    for (const name of ['alice', 'bob', 'carol']) {
      house[name] = await member(house.admin, SERAI_URL, name);
      assert.deepEqual(await tools(house[name]), []);
    }
  },
  'it is tried, so that all see what was approved': async (house) => {
    const tried = await house.admin.create(`entries/${house.entry.id}/trial`, {
      values: { KEY: 'of a trial' },
    });
    assert.equal(tried.status, 200, JSON.stringify(tried.body));
    await until('she sees it', async () => (await tools(house.alice)).includes(TOOL));
    assert.equal((await call(house.alice)).structuredContent.error, 'auth_required');
  },
  'two users install it, each with a secret of their own': async (house) => {
    await house.installs(house.alice, { kind: 'user', id: house.alice.id }, 'alices');
    await house.serves(house.alice, 'alices');
    await house.installs(house.bob, { kind: 'user', id: house.bob.id }, 'bobs');
    await house.serves(house.bob, 'bobs');
    await house.serves(house.alice, 'alices');
  },
  'whoever has none sees what there is, and is told what to do': async (house) => {
    assert.deepEqual(await tools(house.carol), [TOOL]);
    const { isError, structuredContent, content } = await call(house.carol);
    assert.equal(isError, true);
    assert.equal(structuredContent.error, 'auth_required');
    assert.equal(structuredContent.entry, NAME);
    assert.match(content[0].text, /is not set up for you yet/);
  },
  "a team's serves its members": async (house) => {
    const members = { [house.carol.id]: 'member' };
    house.team = await house.made('teams', { name: 'blue', members });
    await house.installs({ api: house.admin }, { kind: 'team', id: house.team.id }, 'teams');
    await house.serves(house.carol, 'teams');
    await house.serves(house.alice, 'alices');
  },
  "nobody reaches another person's": async (house) => {
    const { id } = house.of(house.alice);
    const client = new RawClient(`${SERAI_URL}/servers/${id}/mcp`, { token: house.bob.token });
    await assert.rejects(client.open(), /404/);
    const seen = await house.bob.api.get('installations');
    assert.ok(!seen.body.items.some((item) => item.id === id));
    const all = JSON.stringify(await house.admin.get('installations'));
    assert.ok(!/alices|bobs|teams/.test(all));
  },
};

async function uninstalled(house) {
  const { id, version } = house.of(house.alice);
  assert.equal((await house.alice.api.remove(`installations/${id}`, version)).status, 204);
  await until('nothing serves her', async () => (await call(house.alice)).isError === true);
  await house.installs({ api: house.admin }, { kind: 'organization' }, 'everybodys');
  await house.serves(house.alice, 'everybodys');
  await house.serves(house.bob, 'bobs');
}

/** An entry, who has it, and what they expect. */
class House {
  #installations = new Map();
  #expected = new Map();

  constructor(admin) {
    this.admin = admin;
  }

  async made(path, body, api = this.admin) {
    const answer = await api.create(path, body);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body;
  }

  async installs(who, owner, secret) {
    const values = { KEY: secret };
    const made = await this.made('installations', { entry: this.entry.id, owner, values }, who.api);
    this.#installations.set(who.id, made);
  }

  of(who) {
    return this.#installations.get(who.id);
  }

  async serves(who, secret) {
    this.#expected.set(who, secret);
    await until(`the call is served with ${secret}`, async () => (await keyOf(who)) === secret);
  }

  async isAsBefore() {
    for (const [who, secret] of this.#expected) await this.serves(who, secret);
  }
}

function document() {
  const { identifier, version } = SERVERS.everything;
  const transport = { type: 'stdio' };
  const environmentVariables = [{ name: 'KEY', isRequired: true, isSecret: true }];
  return {
    name: NAME,
    description: 'Set up by several',
    version: '1.0.0',
    packages: [{ registryType: 'npm', identifier, version, transport, environmentVariables }],
  };
}

async function tools(who) {
  const { tools } = JSON.parse(await inSession(who, (client) => client.result('tools/list')));
  return tools.map((tool) => tool.name);
}

async function call(who) {
  return JSON.parse(await inSession(who, (client) => client.call(TOOL)));
}

/** The secret of the server that serves a call, or undefined while none does. */
async function keyOf(who) {
  if (!(await tools(who)).includes(TOOL)) return undefined;
  const { content, isError } = await call(who);
  return isError ? undefined : JSON.parse(content[0].text).KEY;
}

async function inSession({ token }, use) {
  const client = await new RawClient(`${SERAI_URL}/mcp/${GATEWAY}`, { token }).open();
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}
