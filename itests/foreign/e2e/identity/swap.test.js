import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { entry, writeEntry } from '../../lib/entries.js';
import { ManagementApi } from '../../lib/management-api.js';
import { OwnSerai } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { events, send } from '../../lib/raw-http.js';
import { modernRequest } from '../../lib/raw-modern-client.js';
import { fixtureOverHttp } from '../../lib/servers.js';
import { noIssuer, userToken } from '../../lib/sign-in.js';

const { SERAI_URL, SERAI_SERVERS_DIR, SERAI_HOME } = process.env;
const SWAPS = 10;
const WORKERS = 4;
const ACCESS = 'dev.serai.access';
const OWN_PERMISSIONS = ['gateway:use', 'entry:*', 'tool:*'];

const skip = noIssuer || (SERAI_HOME ? false : 'SERAI_HOME is not set');

/** The settings that are changed, each in its file; elsewhere they have their defaults. */
const SETTINGS = {
  'failures-per-minute': { pid: ACCESS, file: `${ACCESS}.cfg` },
  'clock-skew-seconds': { pid: `${ACCESS}.issuer~keycloak`, file: `${ACCESS}.issuer-keycloak.cfg` },
};

/** What is done to access, by the number of the turn; each makes its component a new one. */
const CHANGES = {
  'its bundle is updated': () => new OwnSerai().shell('bundle:update', ACCESS),
  'its settings change': (turn) => set('failures-per-minute', 20 + turn),
  'the settings of the issuer change': (turn) => set('clock-skew-seconds', 40 + turn),
};

/** What is asked, each again and again. */
const METHODS = ['ping', 'tools/call', 'tools/list'];

test('calls with a token while access control is replaced', { skip }, async (t) => {
  const alice = await userToken('alice');
  const own = await ownToken(t, alice);
  const tool = await serve(t, alice);
  t.after(forgetSettings);
  for (const [change, make] of Object.entries(CHANGES)) {
    await t.test(`${change}, and no call notices`, async (s) => {
      const loads = {
        issuer: new Load(tool, alice),
        ours: new Load(tool, own),
        none: new Load(tool),
      };
      const counts = {};
      try {
        for (let turn = 0; turn < SWAPS; turn++) await make(turn);
      } finally {
        for (const [token, load] of Object.entries(loads)) counts[token] = await load.end();
      }
      s.diagnostic(JSON.stringify(counts));
      const seen = Object.entries(counts).map(([token, each]) => [token, Object.keys(each).sort()]);
      const expected = { issuer: all(200), ours: all(200), none: all(401) };
      assert.deepEqual(Object.fromEntries(seen), expected);
    });
  }
});

function all(status) {
  return METHODS.map((method) => `${method} ${status}`);
}

/**
 * Changes a setting as an administrator does, whole at once: a file that is being written while it
 * is read would lose the others. Without a value it is taken out.
 */
async function set(key, value) {
  const { pid, file } = SETTINGS[key];
  const path = `${SERAI_HOME}/etc/${file}`;
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  const others = lines.filter((line) => line.split('=')[0].trim() !== key);
  const own = value === undefined ? [] : [`${key} = ${value}`];
  await writeFile(`${path}.part`, [...others, ...own, ''].join('\n'));
  await rename(`${path}.part`, path);
  if (value === undefined) return;
  await until(`${key} is ${value}`, async () =>
    (await new OwnSerai().shell('config:property-list', '--pid', pid)).includes(`${key} = ${value}`),
  );
}

async function forgetSettings() {
  for (const key of Object.keys(SETTINGS)) await set(key);
}

/** A token of Serai's own, which is deleted when the test ends. */
async function ownToken(t, bearer) {
  const api = new ManagementApi(SERAI_URL, bearer);
  const owner = { kind: 'USER', id: (await api.get('me')).body.id };
  const name = `swap ${randomBytes(3).toString('hex')}`;
  const made = await api.create('tokens', { owner, name, permissions: OWN_PERMISSIONS });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  t.after(() => deleteToken(made.body.token.id));
  return made.body.secret;
}

/** As its uses are noted its version changes; and the token that made it has expired, maybe. */
async function deleteToken(id) {
  const api = new ManagementApi(SERAI_URL, await userToken('alice'));
  await until('the token is deleted', async () => {
    const { version } = (await api.get(`tokens/${id}`)).body;
    return (await api.remove(`tokens/${id}`, version)).status === 204;
  });
}

/** A tool that is there until the test ends. */
async function serve(t, token) {
  const { how } = await fixtureOverHttp(t);
  const alias = `swap${randomBytes(3).toString('hex')}`;
  t.after(await writeEntry(SERAI_SERVERS_DIR, entry(alias, how)));
  const tool = `${alias}__test_simple_text`;
  await until('the tool is listed', async () => (await ask('tools/list', tool, token)) === 200);
  return tool;
}

/** Asks once: the status, and what an answer says that is no good. */
async function ask(method, tool, token) {
  const { status, text } = method === 'ping' ? await ping(token) : await use(method, tool, token);
  const expected = status === 200 ? isGood(method, tool, text) : status < 500;
  return expected ? status : `${status} ${text}`;
}

function ping(token) {
  return new ManagementApi(SERAI_URL, token).use('default');
}

async function use(method, tool, token) {
  const params = method === 'tools/call' ? { name: tool, arguments: {} } : {};
  const { headers, body } = modernRequest(1, method, params);
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await send(`${SERAI_URL}/mcp/default`, { headers, body });
  const streamed = answer.headers['content-type']?.startsWith('text/event-stream');
  return { status: answer.status, text: streamed ? events(answer.body).at(-1) : answer.body };
}

/** Whether there is a result, of a call that did its work, or of a list that has the tool. */
function isGood(method, tool, text) {
  const { result } = JSON.parse(text);
  if (!result || result.isError) return false;
  return method !== 'tools/list' || result.tools.some(({ name }) => name === tool);
}

/** Asks on and on, and counts the answers by the method and their status or what they say. */
class Load {
  #answers = {};
  #ended = false;
  #running;

  constructor(tool, token) {
    this.#running = Promise.all(Array.from({ length: WORKERS }, () => this.#run(tool, token)));
  }

  async #run(tool, token) {
    while (!this.#ended) {
      for (const method of METHODS) {
        const answer = `${method} ${await ask(method, tool, token)}`;
        this.#answers[answer] = (this.#answers[answer] ?? 0) + 1;
      }
    }
  }

  async end() {
    this.#ended = true;
    await this.#running;
    return this.#answers;
  }
}
