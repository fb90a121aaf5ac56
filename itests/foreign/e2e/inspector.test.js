import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { VIEWS, absent, needsGateway, serve, temporaryFolder } from '../lib/harness.js';
import { INSPECTOR, NODE_22, missing } from '../lib/programs.js';
import { everything, fixtureOverHttp } from '../lib/servers.js';

const run = promisify(execFile);
const LIMIT_MS = 60_000;
const lack = missing(NODE_22, INSPECTOR);

test('the Inspector with the fixture', { skip: absent || lack }, async (t) => {
  const served = await serve(t, 'fixture', await fixtureOverHttp(t));
  for (const view of VIEWS) {
    await t.test(`lists and calls a tool over the ${view} endpoint`, async (v) => {
      const name = served.name(view, 'test_simple_text');
      assert.ok((await list(v, served.url(view))).includes(name));
      const result = await inspect(v, served.url(view), 'tools/call', '--tool-name', name);
      assert.equal(result.content[0].text, 'This is a simple text response for testing.');
    });
  }
});

test('the Inspector with server-everything', { skip: needsGateway || lack }, async (t) => {
  const served = await serve(t, 'every', everything());
  const url = served.url('aggregated');
  const name = served.name('aggregated', 'echo');
  assert.ok((await list(t, url)).includes(name));
  const call = ['tools/call', '--tool-name', name, '--tool-arg', 'message=salaam'];
  const result = await inspect(t, url, ...call);
  assert.equal(result.content[0].text, 'Echo: salaam');
});

async function list(t, url) {
  const { tools } = await inspect(t, url, 'tools/list');
  return tools.map((tool) => tool.name);
}

/** Runs the Inspector once, with a home of its own, since it keeps a list of servers there. */
async function inspect(t, url, method, ...rest) {
  const home = await temporaryFolder(t);
  const args = [INSPECTOR, '--cli', url, '--transport', 'http', '--method', method, ...rest];
  const env = { ...process.env, HOME: home, MCP_CATALOG_PATH: join(home, 'mcp.json') };
  const { stdout } = await run(NODE_22, args, { env, timeout: LIMIT_MS, maxBuffer: 1 << 24 });
  return JSON.parse(stdout);
}
