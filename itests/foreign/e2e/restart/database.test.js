import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ERA_SERVERS } from '../../lib/era-servers.js';
import { absent, serve } from '../../lib/harness.js';
import { OwnPostgres, noPostgres } from '../../lib/own-postgres.js';
import { OwnSerai, noHome } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { RawClient } from '../../lib/raw-client.js';
import { send } from '../../lib/raw-http.js';

const { SERAI_HOME, SERAI_PORT, SERAI_URL } = process.env;
const FILE = `${SERAI_HOME}/etc/org.ops4j.datasource-serai.cfg`;
const TOOL = 'test_simple_text';

const skip = absent || noHome || noPostgres;

test('clients go on while the database is away', { skip }, async (t) => {
  const serai = await OwnSerai.start(t);
  const served = await serve(t, 'database', await ERA_SERVERS['legacy-http'](t));
  const postgres = await OwnPostgres.start(t, Number(SERAI_PORT) + 9);
  await useDatabase(t, postgres);
  const url = served.url('aggregated');
  const call = (client) => client.call(served.name('aggregated', TOOL));
  const before = await new RawClient(url).open();
  await call(before);

  await t.test('calls and sessions go on without it, and health says so', async () => {
    await postgres.end();
    const health = await part('store', 'DEGRADED');
    assert.equal(health.status, 200, 'Serai is ready all the same');
    assert.ok(!health.body.includes(postgres.password), health.body);
    await call(before);
  });
  const meanwhile = await new RawClient(url).open();
  await t.test('a session begins without it', () => call(meanwhile));

  await t.test('it is used again when it is back, and the gateway says when all is kept', async () => {
    await postgres.restart();
    await part('store', 'UP');
    await part('gateway', 'UP');
  });
  const after = await new RawClient(url).open();

  await t.test('all sessions outlive Serai, the one that began without it too', async () => {
    await serai.restart('SIGKILL');
    for (const client of [before, meanwhile, after]) {
      const answer = await client.post('{"jsonrpc":"2.0","id":1,"method":"ping"}');
      assert.equal(answer.status, 200, answer.body);
    }
  });

  await t.test('a restart without it answers retryably for sessions, and serves new ones', async () => {
    await postgres.end();
    await serai.restart('SIGTERM');
    const answer = await before.post('{"jsonrpc":"2.0","id":1,"method":"ping"}');
    assert.equal(answer.status, 503, answer.body);
    assert.match(answer.body, /"code":"STORE_UNAVAILABLE"/);
    await call(await new RawClient(url).open());
    await postgres.restart();
    await until('the session is known again', async () => {
      const again = await before.post('{"jsonrpc":"2.0","id":1,"method":"ping"}');
      return again.status === 200;
    });
  });
});

/** Serai moves to it while it runs, and back with the test. */
async function useDatabase(t, postgres) {
  const h2 = await readFile(FILE, 'utf8');
  t.after(() => writeFile(FILE, h2));
  const kept = h2.split('\n').filter((line) => /^(pool|osgi\.jndi|hikari\.)/.test(line));
  const lines = [
    ...kept,
    'osgi.jdbc.driver.class = org.postgresql.Driver',
    `url = ${postgres.url}?connectTimeout=5&socketTimeout=30`,
    `user = ${postgres.user}`,
    `.password = ${postgres.password}`,
  ];
  await writeFile(FILE, `${lines.join('\n')}\n`);
  await until('PostgreSQL is used', async () => (await part('store', 'UP')).body.includes('PostgreSQL'));
}

/** The health page, once a part is so. */
function part(wanted, level) {
  return until(`the ${wanted} is ${level}`, async () => {
    const page = await send(`${SERAI_URL}/health/ready`, { method: 'GET' });
    const { checks } = JSON.parse(page.body);
    return checks.find(({ name }) => name === wanted)?.status === level && page;
  });
}
