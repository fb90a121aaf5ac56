import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { ManagementApi } from '../../lib/management-api.js';
import { OwnSerai } from '../../lib/own-serai.js';
import { noIssuer, userToken } from '../../lib/sign-in.js';

const { SERAI_URL, SERAI_HOME } = process.env;
const SWAPS = 10;
const WORKERS = 4;
const ACCESS = 'dev.serai.access';

const skip = noIssuer || (SERAI_HOME ? false : 'SERAI_HOME is not set');

/** What is done to access, by the number of the turn; each makes its component a new one. */
const CHANGES = {
  'its bundle is updated': () => ['bundle:update', ACCESS],
  'its settings change': (turn) => set(ACCESS, 'failures-per-minute', 20 + turn),
  'the settings of the issuer change': (turn) =>
    set(`${ACCESS}.issuer~keycloak`, 'clock-skew-seconds', 40 + turn),
};

test('calls with a token while access control is replaced', { skip }, async (t) => {
  const alice = await userToken('alice');
  const own = await ownToken(alice);
  for (const [change, command] of Object.entries(CHANGES)) {
    await t.test(`${change}, and no call notices`, async (s) => {
      const loads = { issuer: new Load(alice), ours: new Load(own), none: new Load() };
      for (let turn = 0; turn < SWAPS; turn++) await new OwnSerai().shell(...command(turn));
      const counts = {};
      for (const [token, load] of Object.entries(loads)) counts[token] = await load.end();
      s.diagnostic(JSON.stringify(counts));
      const answers = Object.entries(counts).map(([token, each]) => [token, Object.keys(each)]);
      assert.deepEqual(Object.fromEntries(answers), { issuer: ['200'], ours: ['200'], none: ['401'] });
    });
  }
});

function set(pid, key, value) {
  return ['config:property-set', '--pid', pid, key, String(value)];
}

async function ownToken(bearer) {
  const api = new ManagementApi(SERAI_URL, bearer);
  const owner = { kind: 'USER', id: (await api.get('me')).body.id };
  const name = `swap ${randomBytes(3).toString('hex')}`;
  const made = await api.create('tokens', { owner, name, permissions: ['gateway:use'] });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body.secret;
}

/** Pings on and on, and counts the answers by their status, and faults by what they say. */
class Load {
  #answers = {};
  #ended = false;
  #running;

  constructor(token) {
    const api = new ManagementApi(SERAI_URL, token);
    this.#running = Promise.all(Array.from({ length: WORKERS }, () => this.#run(api)));
  }

  async #run(api) {
    while (!this.#ended) {
      const { status, text } = await api.use('default');
      const answer = status < 500 ? status : `${status} ${text}`;
      this.#answers[answer] = (this.#answers[answer] ?? 0) + 1;
    }
  }

  async end() {
    this.#ended = true;
    await this.#running;
    return this.#answers;
  }
}
