import assert from 'node:assert/strict';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { command, entry } from '../../lib/entries.js';
import { absent, textOf } from '../../lib/harness.js';
import { BESIDE, HERE, OwnSerai, noHome } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { RegistryApi } from '../../lib/registry-api.js';

const ALIAS = 'followed';
const NAME = `dev.serai.test/${ALIAS}`;
const REGISTRY = 'registries/beside';
const SETTINGS = `${HERE.home}/etc/dev.serai.registry.cfg`;
const TOKEN_FILE = `${HERE.home}/beside.token`;
const EVERYTHING = fileURLToPath(
  new URL('../../node_modules/@modelcontextprotocol/server-everything/dist/index.js', import.meta.url),
);

test('a second Serai is the registry of this one', { skip: absent || noHome }, async (t) => {
  const here = await OwnSerai.start(t);
  const there = await OwnSerai.start(t, BESIDE);
  t.after(() => rm(BESIDE.home, { recursive: true, force: true }));
  const follower = new Follower(there, here);
  t.after(() => follower.restoreSettings());
  await follower.signIn();
  for (const [step, run] of Object.entries(STEPS)) await t.test(step, () => run(follower));
});

const STEPS = {
  'it publishes two versions': async (it) => {
    await it.publisher.publish(version('1.0.0'));
    await it.publisher.publish(version('1.1.0'));
  },
  'inside of the network it is asked once its host is listed': async (it) => {
    const url = `${it.there.url}/registry`;
    await answered(201, it.api.create('registries', { name: 'beside', url }));
    const refused = await it.api.get(`${REGISTRY}/servers`);
    assert.equal(refused.status, 400);
    assert.equal(refused.body.code, 'FETCH_REFUSED');
    assert.match(refused.body.advice, /fetch-hosts/);
    await it.set('fetch-hosts', '127.0.0.1');
    const unknown = await until('the host is listed', async () => {
      const answer = await it.api.get(`${REGISTRY}/servers`);
      return answer.body.code !== 'FETCH_REFUSED' && answer;
    });
    assert.equal(unknown.status, 502);
    assert.match(unknown.body.detail, /wants a token.*registry-tokens/);
  },
  'with a token its servers are found': async (it) => {
    await writeFile(TOKEN_FILE, await it.there.token('mirror', 'entry:read'), { mode: 0o600 });
    await it.set('registry-tokens', `${it.there.url}/registry=${TOKEN_FILE}`);
    const { body } = await until('the token is taken', async () => {
      const answer = await it.api.get(`${REGISTRY}/servers?q=${ALIAS}`);
      return answer.status === 200 && answer;
    });
    assert.deepEqual(
      body.items.map(({ name, version, status }) => [name, version, status]),
      [[NAME, '1.1.0', 'active']],
    );
  },
  'one is picked, looked at and approved': async (it) => {
    const server = encodeURIComponent(NAME);
    const pick = `${REGISTRY}/pick?server=${server}&version=1.0.0&state=pending`;
    const { servers } = await answered(200, it.api.create(pick));
    assert.deepEqual([servers[0].result, servers[0].entry.state], ['imported', 'pending']);
    const { id } = servers[0].entry;
    const examined = await answered(200, it.api.get(`entries/${id}/examination`));
    assert.ok(JSON.stringify(examined).includes(EVERYTHING), JSON.stringify(examined));
    assert.equal((await it.move('1.0.0', 'active')).origin, 'registry:beside');
  },
  'it is installed, and a client calls it': async (it) => {
    const { id } = await it.entry('1.0.0');
    it.installed = (await answered(201, it.api.create('installations', { entry: id }))).id;
    await it.connect();
    await it.calls();
  },
  'a new version is offered, and the old one deprecated': async (it) => {
    await it.publisher.publish(version('2.0.0'));
    await it.publisher.status(NAME, '1.0.0', 'deprecated', 'Take 2.0.0.');
    assert.equal((await it.ask()).problem, null);
    assert.deepEqual(await it.states(), { '1.0.0': 'deprecated', '2.0.0': 'pending' });
    assert.match((await it.entry('1.0.0')).note, /deprecated there\. Take 2\.0\.0\./);
    assert.match((await it.installation()).problem, /DEPRECATED/);
    await it.calls();
  },
  'once it is approved it is upgraded to': async (it) => {
    const { id, version } = await it.entry('2.0.0');
    const change = { state: 'active' };
    const told = await answered(200, it.api.patch(`entries/${id}?dryRun=true`, version, change));
    assert.equal(told.consequences.effect, 'offered');
    await it.move('2.0.0', 'active');
    const before = await it.installation();
    const path = `installations/${before.id}`;
    const to = { entryVersion: '2.0.0' };
    const after = await answered(200, it.api.patch(path, before.version, to));
    assert.deepEqual([after.id, after.problem], [before.id, null]);
    await it.calls();
  },
  'what is deleted there stops here, and says why': async (it) => {
    await it.publisher.status(NAME, '2.0.0', 'deleted', 'It leaks.');
    assert.equal((await it.ask()).problem, null);
    assert.deepEqual(await it.states(), { '1.0.0': 'deprecated', '2.0.0': 'deleted' });
    const { state, problem } = await it.installation();
    assert.equal(state, 'blocked');
    assert.match(problem, /It leaks\./);
    await until('its tools are gone', async () => !(await it.tools()).includes(it.echo));
  },
  'and comes back with it': async (it) => {
    await it.publisher.status(NAME, '2.0.0', 'active');
    assert.equal((await it.ask()).problem, null);
    assert.deepEqual(await it.states(), { '1.0.0': 'deprecated', '2.0.0': 'active' });
    assert.equal((await it.installation()).state, 'ready');
    await it.calls();
  },
  'while it is away that is said, and calls go on': async (it) => {
    const before = await it.states();
    await it.there.end('SIGTERM');
    assert.match((await it.ask()).problem, /127\.0\.0\.1.* could not be reached/);
    const listed = await it.here.shell('registry-list');
    assert.match(listed, /could not be reached/);
    const search = await it.api.get(`${REGISTRY}/servers`);
    assert.deepEqual([search.status, search.body.code], [502, 'FETCH_FAILED']);
    assert.deepEqual(await it.states(), before);
    await it.calls();
  },
  'it is followed again when it is back': async (it) => {
    await it.there.start();
    await until('it publishes', () => it.publisher.publish(version('2.1.0')));
    assert.equal((await it.ask()).problem, null);
    const states = { '1.0.0': 'deprecated', '2.0.0': 'active', '2.1.0': 'pending' };
    assert.deepEqual(await it.states(), states);
    await it.calls();
  },
  'nothing of it is left': async (it) => {
    await it.disconnect();
    const { id, version } = await it.installation();
    await answered(204, it.api.remove(`installations/${id}`, version));
    const { headers } = await it.api.get(REGISTRY);
    await answered(204, it.api.remove(REGISTRY, JSON.parse(headers.get('ETag'))));
    for (const each of await it.entries()) {
      await answered(204, it.api.remove(`entries/${each.id}`, each.version));
    }
    assert.deepEqual([...new Set(Object.values(await it.states()))], ['deleted']);
  },
};

/** A Serai that has another one as its registry. */
class Follower {
  constructor(there, here) {
    this.there = there;
    this.here = here;
    this.echo = `${ALIAS}__echo`;
  }

  async signIn() {
    const permissions = ['entry:*', 'installation:*'];
    this.settings = await readFile(SETTINGS, 'utf8').catch(() => null);
    this.api = await this.here.manage(...permissions);
    this.publisher = new RegistryApi(`${this.there.url}/registry`, await this.there.token('publisher', 'entry:*'));
  }

  /** Adds a setting, which takes effect while it runs. */
  set(key, value) {
    return appendFile(SETTINGS, `\n${key} = ${value}\n`);
  }

  async restoreSettings() {
    await rm(TOKEN_FILE, { force: true });
    if (this.settings === null) await rm(SETTINGS, { force: true });
    else if (this.settings !== undefined) await writeFile(SETTINGS, this.settings);
  }

  /** Has the registry asked now, unless it is being asked already. */
  ask() {
    return until('the registry is asked', async () => {
      const { status, body } = await this.api.create(`${REGISTRY}/ask`);
      return status === 200 && body;
    });
  }

  async entries() {
    const { items } = await answered(200, this.api.get(`entries?q=${ALIAS}`));
    return items.filter((each) => each.entryName === NAME);
  }

  async entry(version) {
    return (await this.entries()).find((each) => each.entryVersion === version);
  }

  async states() {
    const entries = await this.entries();
    return Object.fromEntries(entries.map((each) => [each.entryVersion, each.state]));
  }

  async move(wanted, state) {
    const { id, version } = await this.entry(wanted);
    return answered(200, this.api.patch(`entries/${id}`, version, { state }));
  }

  installation() {
    return answered(200, this.api.get(`installations/${this.installed}`));
  }

  async connect() {
    this.client = new Client({ name: 'e2e', version: '1.0.0' });
    this.transport = new StreamableHTTPClientTransport(new URL(`${this.here.url}/mcp`));
    await this.client.connect(this.transport);
  }

  async disconnect() {
    await this.transport.terminateSession();
    await this.client.close();
  }

  async tools() {
    return (await this.client.listTools()).tools.map((tool) => tool.name);
  }

  /** The client lists the tool and calls it. */
  async calls() {
    await until('the tool is listed', async () => (await this.tools()).includes(this.echo));
    const result = await this.client.callTool({ name: this.echo, arguments: { message: 'hello' } });
    assert.match(textOf(result), /hello/);
  }
}

/** One of the versions: all of them are the same program. */
function version(version) {
  const how = command(process.execPath, [EVERYTHING]);
  return { ...entry(ALIAS, how), version };
}

async function answered(status, request) {
  const answer = await request;
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  return answer.body;
}
