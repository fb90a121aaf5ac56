import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { entry, writeEntry } from '../../lib/entries.js';
import { temporaryFolder } from '../../lib/harness.js';
import { ManagementApi } from '../../lib/management-api.js';
import { until } from '../../lib/poll.js';
import { recorderOverHttp } from '../../lib/servers.js';
import { noIssuer, userToken } from '../../lib/sign-in.js';

const { SERAI_URL, SERAI_SERVERS_DIR } = process.env;
const DENIED = [403, 404];
const RUN = randomBytes(3).toString('hex');

/**
 * What everybody may do: R(EAD), U(SE), C(REATE), W (UPDATE), D(ELETE); a hyphen for what is denied.
 * alice is in team red, bob in blue, carol in both and an administrator, dave in none. Of the tokens
 * one stands for team red, one for the organization (team:read, gateway:use, tool:use), one for
 * alice with team:read alone, and one for alice at the gateway open alone.
 */
const TABLE = `
                 carol  alice  bob    dave   ofTeam ofOrg  few    bound
user             R-CWD  R----  R----  R----  R----  -----  -----  -----
team             R-CWD  R----  R----  R----  R----  R----  R----  -----
role             R-CWD  R----  R----  R----  R----  -----  -----  -----
tokenOfAlice     ----D  R-CWD  -----  -----  -----  -----  -----  -----
tokenOfTeam      R-CWD  -----  -----  -----  -----  -----  -----  -----
tokenOfOrg       R-CWD  -----  -----  -----  -----  -----  -----  -----
gatewayOfAll     RUCWD  RU---  RU---  RU---  RU---  -U---  -----  -----
gatewayOpen      RUCWD  RU---  RU---  RU---  RU---  -U---  -----  RU---
gatewayOfRed     RUCWD  RU---  -----  -----  RU---  -----  -----  -----
gatewayOfNobody  R-CWD  -----  -----  -----  -----  -----  -----  -----
bindingOfOpen    R-CWD  R----  R----  R----  R----  -----  -----  R----
audit            R----  -----  -----  -----  -----  -----  -----  -----
`;

/** The letters of {@link TABLE} in their order; USE is for gateways alone. */
const VERBS = { R: read, U: use, C: create, W: update, D: remove };

test('everybody may do what the table says and nothing else', { skip: noIssuer }, async (t) => {
  const callers = await signIn();
  const things = await setUp(callers, await serve(t));
  const [names, ...rows] = TABLE.trim().split('\n').map((line) => line.trim().split(/ +/));
  const unexpected = [];
  for (const [kind, ...allowed] of rows) {
    for (const [column, letters] of allowed.entries()) {
      const name = names[column];
      for (const [place, letter] of Object.keys(VERBS).entries()) {
        const expected = letters[place] === letter;
        const status = await VERBS[letter](callers[name], things[kind], callers.carol);
        if (status !== undefined && !(expected ? status < 300 : DENIED.includes(status))) {
          unexpected.push(`${name} ${letter} ${kind}: ${status}`);
        }
      }
    }
  }
  assert.deepEqual(unexpected, []);
});

test('who sends no token gets nowhere', { skip: noIssuer }, async () => {
  const nobody = new ManagementApi(SERAI_URL);
  for (const path of ['users', 'teams', 'roles', 'tokens', 'gateways', 'audit', 'me']) {
    assert.equal((await nobody.get(path)).status, 401, path);
  }
  assert.equal((await nobody.use('default')).status, 401);
});

async function signIn() {
  const callers = {};
  for (const user of ['alice', 'bob', 'carol', 'dave']) {
    callers[user] = new ManagementApi(SERAI_URL, await userToken(user));
    callers[user].id = (await callers[user].get('me')).body.id;
  }
  return callers;
}

/** The name of an entry that is there until the test ends. */
async function serve(t) {
  const { how } = await recorderOverHttp(t, join(await temporaryFolder(t), 'journal.jsonl'));
  const document = entry(`bound${RUN}`, how);
  t.after(await writeEntry(SERAI_SERVERS_DIR, document));
  return document.name;
}

/** Things of every kind, made by the administrator: each says how another one like it is made. */
async function setUp(callers, entryName) {
  const { carol, alice } = callers;
  const red = (await carol.create('teams', { name: `red ${RUN}`, group: 'team-red' })).body;
  await carol.create('teams', { name: `blue ${RUN}`, group: 'team-blue' });
  const team = { kind: 'TEAM', id: red.id };
  const everybody = { kind: 'ORGANIZATION', id: 'organization' };
  const open = await gateway(carol, [everybody]);
  Object.assign(callers, {
    ofTeam: await token(carol, { owner: team, permissions: [] }),
    ofOrg: await token(carol, {
      owner: everybody,
      permissions: ['team:read', 'gateway:use', 'tool:use'],
    }),
    few: await token(alice, { owner: person(alice), permissions: ['team:read'] }),
    bound: await token(alice, { owner: person(alice), permissions: [], gateway: open.name }),
  });
  const permissions = ['team:read'];
  const gatewayOfAll = await gateway(carol, [everybody]);
  const gatewayOfNobody = await gateway(carol, []);
  const gatewayOfRed = await gateway(carol, [team]);
  await until('the gateway that was made last is served', async () =>
    (await carol.use(gatewayOfRed.name)).status === 200,
  );
  const bindings = `gateways/${open.name}/bindings`;
  await until('the entry is known', async () =>
    (await carol.create(bindings, { entryName })).status === 201,
  );
  return {
    user: thing('users', () => ({ name: fresh('user') })),
    team: thing('teams', () => ({ name: fresh('team') })),
    role: thing('roles', () => ({ name: fresh('role'), permissions })),
    tokenOfAlice: thing('tokens', () => wanted(person(alice)), alice),
    tokenOfTeam: thing('tokens', () => wanted(team)),
    tokenOfOrg: thing('tokens', () => wanted(everybody)),
    gatewayOfAll: { ...thing('gateways', () => door([everybody])), door: gatewayOfAll },
    gatewayOpen: { ...thing('gateways', () => door([everybody])), standing: open, door: open },
    gatewayOfRed: { ...thing('gateways', () => door([team])), door: gatewayOfRed },
    gatewayOfNobody: { ...thing('gateways', () => door([])), door: gatewayOfNobody },
    bindingOfOpen: thing(bindings, () => ({ entryName })),
    audit: { path: 'audit', list: true },
  };

  function wanted(owner) {
    return { owner, name: fresh('token'), permissions };
  }
}

function thing(path, body, maker) {
  return { path, body, maker };
}

function fresh(what) {
  return `${what}-${RUN}-${randomBytes(4).toString('hex')}`;
}

function person(api) {
  return { kind: 'USER', id: api.id };
}

function door(audience) {
  return { name: fresh('door'), audience, auto: true };
}

async function gateway(api, audience) {
  return (await api.create('gateways', door(audience))).body;
}

async function token(api, wanted) {
  const made = await api.create('tokens', { name: fresh('token'), ...wanted });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return new ManagementApi(SERAI_URL, made.body.secret);
}

/** One that is there: made for this by whoever may. */
async function made(thing, carol) {
  if (thing.standing) return (await carol.get(address(thing, thing.standing))).body;
  const answer = await (thing.maker ?? carol).create(thing.path, thing.body());
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.token ?? answer.body;
}

function address(thing, record) {
  return `${thing.path}/${encodeURIComponent(record.id ?? record.name)}`;
}

async function read(caller, thing, carol) {
  if (thing.list) return (await caller.get(thing.path)).status;
  const record = await made(thing, carol);
  const status = (await caller.get(address(thing, record))).status;
  if (!thing.standing) await listsAgree(caller, thing, record, status);
  return status;
}

/** What may be read is in the list, and what may not is not. */
async function listsAgree(caller, thing, record, status) {
  const { body } = await caller.get(`${thing.path}?q=${encodeURIComponent(record.name ?? '')}`);
  const listed = (body.items ?? []).some(
    (each) => (each.id ?? each.name) === (record.id ?? record.name),
  );
  assert.equal(listed, status === 200, `${address(thing, record)} is ${listed ? '' : 'not '}listed`);
}

async function use(caller, thing) {
  return thing.door && (await caller.use(thing.door.name)).status;
}

async function create(caller, thing) {
  return thing.list ? undefined : (await caller.create(thing.path, thing.body())).status;
}

async function update(caller, thing, carol) {
  if (thing.list) return undefined;
  const record = await made(thing, carol);
  const title = thing.path === 'tokens' ? { name: fresh('token') } : {};
  return (await caller.patch(address(thing, record), record.version, title)).status;
}

async function remove(caller, thing, carol) {
  if (thing.list || thing.standing) return undefined;
  const record = await made(thing, carol);
  return (await caller.remove(address(thing, record), record.version)).status;
}
