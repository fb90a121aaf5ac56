import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { Decisions } from '../../lib/decisions.js';
import { absent } from '../../lib/harness.js';
import { OwnSerai, noHome } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { RawClient } from '../../lib/raw-client.js';

const { SERAI_URL } = process.env;
const NAME = 'dev.serai.test/installed';
const ENV_TOOL = 'installed__get-env';
const GATEWAY = 'life';
const BINDINGS = `gateways/${GATEWAY}/bindings`;
const SERVER = fileURLToPath(new URL('../../lib/telling-server.js', import.meta.url));
const ALIAS = 'installed';
const HIDDEN = 'get-pid';
const INPUTS = {
  KEY: { isRequired: true, isSecret: true },
  ZONE: { default: 'utc' },
};

const NOTED = [
  'installation:create',
  'installation:update',
  'installation:delete',
  'tool:baseline',
  'tool:hold',
  'tool:decide',
];

test('an installation lives through restarts', { skip: absent || noHome }, async (t) => {
  const serai = await OwnSerai.start(t);
  const api = await serai.manage('entry:*', 'installation:*', 'gateway:*', 'audit:read');
  const life = new Life(api);
  for (const [step, run] of Object.entries(STEPS)) {
    await t.test(step, () => run(life));
    await serai.restart('SIGTERM');
    await life.managed();
    await t.test(`${step}, and after a restart`, () => life.isAsBefore());
  }
  await t.test('the audit log tells it', () => life.isNoted());
});

/** What is approved of a version, in short; one tool is hidden, or not yet. */
function defined(version, state = 'hidden') {
  return [
    `${version} get-env approved`,
    `${version} get-time approved`,
    `${version} ${HIDDEN} ${state}`,
  ];
}

const BOTH = [...defined('1.0.0'), ...defined('2.0.0')];

const STEPS = {
  'it is installed with its secret': async (life) => {
    life.first = await life.entry('1.0.0', INPUTS);
    life.installed = await created(
      life.api.create('installations', {
        entry: life.first.id,
        values: { KEY: 'a-secret', ZONE: 'cet' },
      }),
    );
    assert.deepEqual(life.installed.values, { ZONE: 'cet' });
    assert.deepEqual(life.installed.secrets, ['KEY']);
    await life.runsWith({ KEY: 'a-secret', ZONE: 'cet' }, defined('1.0.0', 'approved'));
  },
  'one of its tools is hidden': async (life) => {
    await life.hide();
    await life.runsWith({ KEY: 'a-secret', ZONE: 'cet' }, defined('1.0.0'));
  },
  'it is bound to a gateway': async (life) => {
    await life.bind();
    await life.runsWith({ KEY: 'a-secret', ZONE: 'cet' });
  },
  'what changes mean is told, and nothing is changed': async (life) => {
    const path = `installations/${life.installed.id}`;
    const edit = await life.told(life.patch({ values: { ZONE: 'est' } }, '?dryRun=true'));
    assert.equal(edit.effect, 'restart');
    const same = await life.told(life.patch({ values: { ZONE: 'cet' } }, '?dryRun=true'));
    assert.equal(same.effect, 'nothing');
    const removed = await life.told(life.api.remove(`${path}?dryRun=true`, 1));
    assert.equal(removed.effect, 'stop');
    const deleted = await life.told(life.api.remove(`entries/${life.first.id}?dryRun=true`, 1));
    assert.equal(deleted.effect, 'stop');
    assert.equal(deleted.installations[0].installation, life.installed.id);
    await life.runsWith({ KEY: 'a-secret', ZONE: 'cet' });
  },
  'a value is edited, and what changes by it is held': async (life) => {
    await life.change({ values: { ZONE: 'est' } });
    await life.runsWith({ KEY: 'a-secret', ZONE: 'est' }, [...defined('1.0.0'), life.held('1.0.0')]);
  },
  'an upgrade that asks for more says so and changes nothing': async (life) => {
    life.second = await life.entry('2.0.0', { ...INPUTS, PROJECT: { isRequired: true } });
    const refused = await life.patch({ entryVersion: '2.0.0' });
    assert.equal(refused.status, 400);
    assert.match(JSON.stringify(refused.body), /values\.PROJECT is required/);
    const told = await life.told(life.patch({ entryVersion: '2.0.0' }, '?dryRun=true'));
    assert.equal(told.effect, 'input_needed');
    assert.deepEqual(
      told.installations[0].needed.map((field) => field.name),
      ['PROJECT'],
    );
    await life.runsWith({ KEY: 'a-secret', ZONE: 'est' });
  },
  'it is upgraded': async (life) => {
    await life.change({ entryVersion: '2.0.0', values: { PROJECT: 'p' } });
    await life.runsWith({ KEY: 'a-secret', ZONE: 'est', PROJECT: 'p' }, [...BOTH, life.held('2.0.0')]);
  },
  'it is rolled back': async (life) => {
    const { id, version, earlierVersion } = life.installed;
    assert.equal(earlierVersion, '1.0.0');
    const answer = await life.api.act(`installations/${id}/rollback`, version);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    life.installed = answer.body;
    assert.equal(life.installed.entryVersion, '1.0.0');
    assert.deepEqual(life.installed.values, { ZONE: 'est' });
    const values = { KEY: 'a-secret', ZONE: 'est', PROJECT: undefined };
    await life.runsWith(values, [...BOTH, life.held('1.0.0')]);
  },
  'its entry is deprecated and it runs on': async (life) => {
    const { body } = await life.api.get(`entries/${life.first.id}`);
    await life.moved(body, 'deprecated');
    const problem = 'The entry is DEPRECATED: upgrade, or choose another one.';
    life.installed = { ...life.installed, problem };
    await life.runsWith({ KEY: 'a-secret', ZONE: 'est' });
  },
  'it is disabled': async (life) => {
    await life.change({ enabled: false });
    await life.isGone();
  },
  'it is enabled': async (life) => {
    await life.change({ enabled: true });
    await life.runsWith({ KEY: 'a-secret', ZONE: 'est' });
  },
  'it is uninstalled': async (life) => {
    const { id, version } = life.installed;
    assert.equal((await life.api.remove(`installations/${id}`, version)).status, 204);
    life.uninstalled = life.installed;
    life.installed = null;
    await life.isGone();
  },
  'it is installed again, with its secret alone': async (life) => {
    life.installed = await created(
      life.api.create('installations', {
        entry: life.second.id,
        values: { KEY: 'b-secret', PROJECT: 'q' },
      }),
    );
    assert.equal(life.installed.id, life.uninstalled.id);
    assert.deepEqual(life.installed.values, { ZONE: 'est', PROJECT: 'q' });
    await life.runsWith({ KEY: 'b-secret', ZONE: 'est', PROJECT: 'q' }, [...BOTH, life.held('2.0.0')]);
  },
};

/** One entry, its installation and what is expected of them. */
class Life {
  constructor(api) {
    this.api = api;
    this.began = new Date().toISOString();
    this.noted = [];
    this.decisions = new Decisions(api, ALIAS);
    this.seen = {
      [ENV_TOOL]: 'Tells the environment',
      [`${ALIAS}__get-time`]: 'Tells the time in cet',
      [`${ALIAS}__${HIDDEN}`]: 'Tells the process id',
    };
  }

  /** The management API may come a moment after the gateways. */
  managed() {
    return until('the API answers', async () => {
      const { status } = await this.api.get('installations').catch(() => ({}));
      return status === 200;
    });
  }

  /** An active version of the entry, whose server sees these inputs. */
  entry(version, inputs) {
    const env = Object.fromEntries(Object.keys(inputs).map((name) => [name, `{${name}}`]));
    const options = { command: process.execPath, args: [SERVER], env, inputs };
    const _meta = { 'dev.serai/options': options };
    const document = { name: NAME, description: 'Installed by a test', version, _meta };
    return created(this.api.create('entries', { state: 'active', document }));
  }

  async moved(entry, state) {
    const answer = await this.api.patch(`entries/${entry.id}`, entry.version, { state });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  }

  patch(body, query = '') {
    const { id, version } = this.installed;
    return this.api.patch(`installations/${id}${query}`, version, body);
  }

  /** What a change would mean. */
  async told(request) {
    const answer = await request;
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.consequences;
  }

  /** A gateway of its own offers one tool of this very installation. */
  async bind() {
    await created(this.api.create('gateways', { name: GATEWAY }));
    this.bound = await created(
      this.api.create(BINDINGS, {
        entryName: NAME,
        tools: ['get-env'],
        mode: 'static',
        installation: this.installed.id,
      }),
    );
    assert.equal(this.bound.installed, true);
  }

  /** The binding is as it was made, and says whether what it names is installed. */
  async isBound(installed) {
    if (!this.bound) return;
    const { body } = await this.api.get(BINDINGS);
    assert.deepEqual(body.items, [{ ...this.bound, installed }]);
  }

  /** What was noted stays, and more comes behind it. */
  async isNotedStill() {
    const noted = (await this.records()).map((record) => JSON.stringify(record));
    assert.deepEqual(noted.slice(0, this.noted.length), this.noted);
    this.noted = noted;
  }

  /** What was noted of installations and decisions since this began, the earliest first. */
  async records() {
    const all = [];
    for (const action of NOTED) {
      const { body } = await this.api.get(`audit?limit=100&action=${action}&from=${this.began}`);
      all.push(...body.items);
    }
    return all.sort((one, other) => one.number - other.number);
  }

  async change(body) {
    const answer = await this.patch(body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    this.installed = answer.body;
  }

  /** Callers see one tool less, whatever its versions are. */
  async hide() {
    await this.decisions.decide('1.0.0', HIDDEN, { state: 'hidden' });
    delete this.seen[`${ALIAS}__${HIDDEN}`];
  }

  /** How a tool whose description is not the approved one is told. */
  held(entryVersion) {
    return `${entryVersion} get-time held by ${this.installed.id}`;
  }

  /** Its server is there and sees these variables; this is decided, by default what was before. */
  async runsWith(values, decided = this.decided) {
    await this.hasValues(values);
    await this.isDecided(decided, () => this.hasValues(values));
    await this.isSeen();
  }

  async hasValues(expected) {
    await until('the server has its values', async () => {
      const seen = await environment();
      return seen && Object.entries(expected).every(([name, value]) => seen[name] === value);
    });
    const { body } = await this.api.get(`installations/${this.installed.id}`);
    assert.deepEqual(body, this.installed);
    await this.isBound(true);
    await this.isNotedStill();
  }

  /** Callers see the approved descriptions, and nothing hidden. */
  isSeen() {
    return until('callers see what is approved', async () =>
      isDeepStrictEqual(await tools(), this.seen),
    );
  }

  /** Nothing of it is listed; this is decided. */
  async isGone(decided = this.decided) {
    await this.hasGone();
    await this.isDecided(decided, () => this.hasGone());
  }

  async hasGone() {
    await until('the tools are gone', async () => !(ENV_TOOL in (await tools())));
    const { body } = await this.api.get('installations');
    assert.deepEqual(body.items, this.installed ? [this.installed] : []);
    await this.isBound(this.installed !== null);
    await this.isNotedStill();
  }

  /** These are the decisions, and so they are after a restart, with whatever else is `asBefore`. */
  async isDecided(decided, asBefore) {
    this.decided = decided;
    await this.decisions.become(decided);
    await this.isNotedStill();
    this.isAsBefore = async () => {
      await asBefore();
      if (this.installed?.enabled) await this.isSeen();
      await this.decisions.areAsBefore();
    };
  }

  async isNoted() {
    const records = await this.records();
    const actions = records.map((record) => `${record.action} ${record.outcome}`);
    for (const action of ['create', 'update', 'delete']) {
      assert.ok(actions.includes(`installation:${action} done`), `${action}: ${actions}`);
    }
    for (const action of ['tool:hold', 'tool:decide']) {
      assert.ok(records.some((record) => record.action === action), `${action}: ${actions}`);
    }
    assert.ok(!/[ab]-secret/.test(JSON.stringify(records)));
    const { id } = this.installed;
    const made = records.filter(
      ({ action, target, outcome }) =>
        action === 'installation:create' && target === `installation:${id}` && outcome === 'done',
    );
    assert.equal(made.length, 2);
  }
}

async function created(request) {
  const answer = await request;
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

/** The descriptions of its tools, by name. */
async function tools() {
  const { tools } = JSON.parse(await inSession((client) => client.result('tools/list')));
  return Object.fromEntries(
    tools
      .filter((tool) => tool.name.startsWith(`${ALIAS}__`))
      .map((tool) => [tool.name, tool.description]),
  );
}

/** The variables of the server, or undefined while it is not there. */
async function environment() {
  if (!(ENV_TOOL in (await tools()))) return undefined;
  const { content } = JSON.parse(await inSession((client) => client.call(ENV_TOOL)));
  return JSON.parse(content[0].text);
}

async function inSession(use) {
  const client = await new RawClient(`${SERAI_URL}/mcp`).open();
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}
