import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absent } from '../../lib/harness.js';
import { OwnSerai, noHome } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { SERVERS } from '../../lib/programs.js';
import { RawClient } from '../../lib/raw-client.js';

const { SERAI_URL } = process.env;
const NAME = 'dev.serai.test/installed';
const ENV_TOOL = 'installed__get-env';
const VARIABLES = [
  { name: 'KEY', isRequired: true, isSecret: true },
  { name: 'ZONE', default: 'utc' },
];

test('an installation lives through restarts', { skip: absent || noHome }, async (t) => {
  const serai = await OwnSerai.start(t);
  const api = await serai.manage('entry:*', 'installation:*', 'audit:read');
  const life = new Life(api);
  for (const [step, run] of Object.entries(STEPS)) {
    await t.test(step, () => run(life));
    await serai.restart('SIGTERM');
    await life.managed();
    await t.test(`${step}, and after a restart`, () => life.isAsBefore());
  }
  await t.test('the audit log tells it', () => life.isNoted());
});

const STEPS = {
  'it is installed with its secret': async (life) => {
    life.first = await life.entry('1.0.0', VARIABLES);
    life.installed = await created(
      life.api.create('installations', {
        entry: life.first.id,
        values: { KEY: 'a-secret', ZONE: 'cet' },
      }),
    );
    assert.deepEqual(life.installed.values, { ZONE: 'cet' });
    assert.deepEqual(life.installed.secrets, ['KEY']);
    await life.runsWith({ KEY: 'a-secret', ZONE: 'cet' });
  },
  'a value is edited': async (life) => {
    await life.change({ values: { ZONE: 'est' } });
    await life.runsWith({ KEY: 'a-secret', ZONE: 'est' });
  },
  'an upgrade that asks for more says so and changes nothing': async (life) => {
    await life.entry('2.0.0', [...VARIABLES, { name: 'PROJECT', isRequired: true }]);
    const refused = await life.patch({ entryVersion: '2.0.0' });
    assert.equal(refused.status, 400);
    assert.match(JSON.stringify(refused.body), /values\.PROJECT is required/);
    await life.runsWith({ KEY: 'a-secret', ZONE: 'est' });
  },
  'it is upgraded': async (life) => {
    await life.change({ entryVersion: '2.0.0', values: { PROJECT: 'p' } });
    await life.runsWith({ KEY: 'a-secret', ZONE: 'est', PROJECT: 'p' });
  },
  'it is rolled back': async (life) => {
    await life.change({ entryVersion: '1.0.0', values: { PROJECT: null } });
    await life.runsWith({ KEY: 'a-secret', ZONE: 'est', PROJECT: undefined });
  },
  'its entry is deprecated and it runs on': async (life) => {
    const { body } = await life.api.get(`entries/${life.first.id}`);
    await life.moved(body, 'deprecated');
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
    life.installed = null;
    await life.isGone();
  },
};

/** One entry, its installation and what is expected of them. */
class Life {
  constructor(api) {
    this.api = api;
  }

  /** The management API may come a moment after the gateways. */
  managed() {
    return until('the API answers', async () => {
      const { status } = await this.api.get('installations').catch(() => ({}));
      return status === 200;
    });
  }

  /** An active version of the entry. */
  entry(version, environmentVariables) {
    const { identifier, version: of } = SERVERS.everything;
    const transport = { type: 'stdio' };
    const packages = [
      { registryType: 'npm', identifier, version: of, transport, environmentVariables },
    ];
    const document = { name: NAME, description: 'Installed by a test', version, packages };
    return created(this.api.create('entries', { state: 'active', document }));
  }

  async moved(entry, state) {
    const answer = await this.api.patch(`entries/${entry.id}`, entry.version, { state });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  }

  patch(body) {
    return this.api.patch(`installations/${this.installed.id}`, this.installed.version, body);
  }

  async change(body) {
    const answer = await this.patch(body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    this.installed = answer.body;
  }

  /** Its server is there and sees these variables. */
  async runsWith(expected) {
    this.isAsBefore = () => this.runsWith(expected);
    await until('the server has its values', async () => {
      const seen = await environment();
      return seen && Object.entries(expected).every(([name, value]) => seen[name] === value);
    });
    const { body } = await this.api.get(`installations/${this.installed.id}`);
    assert.deepEqual(body, this.installed);
  }

  /** Nothing of it is listed. */
  async isGone() {
    this.isAsBefore = () => this.isGone();
    await until('the tools are gone', async () => !(await tools()).includes(ENV_TOOL));
    const { body } = await this.api.get('installations');
    assert.deepEqual(body.items, this.installed ? [this.installed] : []);
  }

  async isNoted() {
    const { body } = await this.api.get('audit?limit=200');
    const actions = body.items.map((record) => `${record.action} ${record.outcome}`);
    for (const action of ['create', 'update', 'delete']) {
      assert.ok(actions.includes(`installation:${action} done`), `${action}: ${actions}`);
    }
    assert.ok(!JSON.stringify(body).includes('a-secret'));
  }
}

async function created(request) {
  const answer = await request;
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

async function tools() {
  const { tools } = JSON.parse(await inSession((client) => client.result('tools/list')));
  return tools.map((tool) => tool.name);
}

/** The variables of the server, or undefined while it is not there. */
async function environment() {
  if (!(await tools()).includes(ENV_TOOL)) return undefined;
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
