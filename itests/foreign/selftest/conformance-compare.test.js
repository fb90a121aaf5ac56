import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startFixture } from '../lib/fixture.js';
import { CONFORMANCE, NODE_22, missing } from '../lib/programs.js';
import { startFaultyProxy } from './faulty-proxy.js';

const COMPARE = fileURLToPath(new URL('../conformance-compare', import.meta.url));
const LOST_SCHEMA = 'json-schema-2020-12:json-schema-2020-12-$schema';
const LOST_PROGRESS = 'tools-call-with-progress:tools-call-with-progress';
const skip = missing(NODE_22, CONFORMANCE);

let fixture;
let proxy;
let folder;

before(async () => {
  if (skip) return;
  folder = await mkdtemp(join(tmpdir(), 'compare-'));
  fixture = await startFixture();
  proxy = await startFaultyProxy(fixture.url);
});

after(async () => {
  await proxy?.stop();
  await fixture?.stop();
  if (folder) await rm(folder, { recursive: true });
});

test('the fixture has no fault against itself', { skip }, async () => {
  const { code, result } = await compare(fixture.url, 'faults: []');
  assert.equal(code, 0);
  assert.equal(result.rows.length, 47);
});

test('each fault of a faulty proxy is reported', { skip }, async () => {
  const { code, result } = await compare(proxy.url, 'faults: []');
  assert.equal(code, 1);
  assert.deepEqual(result.faults.map((f) => f.check).sort(), [LOST_SCHEMA, LOST_PROGRESS]);
});

test('a fault with a reason in the baseline is excused', { skip }, async () => {
  const { code, result } = await compare(
    proxy.url,
    `faults:
  - check: ${LOST_SCHEMA}
    reason: the proxy is faulty
  - check: ${LOST_PROGRESS}
    publications: [target]
    reason: the proxy is faulty`,
  );
  assert.equal(code, 0);
  assert.equal(result.excused.length, 2);
});

test('a baseline entry that passes is stale and fails the comparison', { skip }, async () => {
  const { code, result } = await compare(
    fixture.url,
    `faults:
  - check: ${LOST_SCHEMA}
    reason: once it was faulty`,
  );
  assert.equal(code, 1);
  assert.deepEqual(result.stale, [{ check: LOST_SCHEMA, publication: 'target' }]);
});

test('a baseline entry without a reason is refused', { skip }, async () => {
  const { code, errors } = await compare(fixture.url, `faults: [{check: '${LOST_SCHEMA}'}]`);
  assert.equal(code, 1);
  assert.match(errors, /has no reason/);
});

async function compare(target, baselineText) {
  const baseline = join(folder, 'baseline.yml');
  const resultFile = join(folder, 'result.json');
  await rm(resultFile, { force: true });
  await writeFile(baseline, baselineText);
  const args = ['--direct', fixture.url, '--baseline', baseline, '--result', resultFile];
  const { code, errors } = await run([COMPARE, ...args, `target=${target}`]);
  const result = await readFile(resultFile, 'utf8').then(JSON.parse, () => undefined);
  return { code, errors, result };
}

function run(args) {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, (_error, _out, errors) =>
      resolve({ code: child.exitCode, errors }),
    );
  });
}
