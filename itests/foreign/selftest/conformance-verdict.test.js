import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clients, judge } from '../lib/conformance/clients-report.js';
import { join, split } from '../lib/conformance/parts.js';
import { summarize } from '../lib/conformance/suite.js';
import { compare, withSkips } from '../lib/conformance/verdict.js';

const check = (id, status) => ({ id, status, description: id });
const SUCCESS = { status: 'SUCCESS' };
const SKIPPED = { status: 'SKIPPED' };

test('a scenario that judged nothing is a failure of its own', () => {
  const found = [
    { scenario: 'one', checks: [check('a', 'SUCCESS')] },
    { scenario: 'two', checks: [check('trace', 'INFO')] },
  ];
  const results = summarize(found, ['one', 'two', 'three']);
  assert.equal(results.get('one:no-result'), undefined);
  assert.equal(results.get('two:no-result').status, 'FAILURE');
  assert.equal(results.get('three:no-result').status, 'FAILURE');
});

test('a scenario without a result on both sides fails the comparison', () => {
  const nothing = summarize([], ['one']);
  const { unfit, rows } = compare(nothing, new Map([['target', nothing]]), []);
  assert.equal(rows.length, 1);
  assert.deepEqual(unfit.map((u) => u.check), ['one:no-result']);
});

test('without a result through the gateway alone, each check that passes directly is a fault', () => {
  const direct = new Map([['one:a', SUCCESS], ['two:b', SKIPPED]]);
  const { faults } = compare(direct, new Map([['target', summarize([], ['one', 'two'])]]), []);
  assert.deepEqual(faults.map((f) => f.check).sort(), ['one:a', 'two:no-result']);
});

test('what the suite leaves out needs a reason', () => {
  const direct = new Map([['one:a', SKIPPED], ['one:b', SKIPPED]]);
  const verdict = compare(direct, new Map([['target', direct]]), []);
  const { skipped, unexplained } = withSkips(verdict, [{ check: 'one:a', reason: 'why' }]);
  assert.deepEqual(skipped[0], { check: 'one:a', reason: 'why' });
  assert.deepEqual(unexplained.map((u) => u.check), ['one:b']);
});

const result = (id, status) => ({
  scenario: 's',
  revision: '2026-07-28',
  wire: '2025-11-25',
  check: `${id} Name`,
  status,
});

test('what the suite leaves out of the client scenarios needs a reason, and a reason a use', () => {
  const results = [result('a', 'SUCCESS'), result('b', 'SKIPPED'), result('c', 'FAILURE')];
  const { faults } = judge(results, []);
  assert.deepEqual(faults.map((f) => f.check).sort(), ['b Name', 'c Name']);
  const listed = judge(results, [{ check: 's:b', reason: 'why' }, { check: 's:a', reason: 'why' }]);
  assert.deepEqual(listed.faults.map((f) => f.check), ['c Name']);
  assert.deepEqual(listed.stale.map((s) => s.check), ['s:a']);
});

test('the table of the client scenarios counts, and lists what is left out', () => {
  const results = [result('a', 'SUCCESS'), result('b', 'SKIPPED')];
  const text = clients(results, judge(results, [{ check: 's:b', reason: 'why' }]));
  assert.match(text, /\| `s` \| 2026-07-28 \| 2025-11-25 \| 1 \| 1 \| 0 \|/);
  assert.match(text, /- `s:b Name` \(2026-07-28, client 2025-11-25\): why/);
});

test('parts of the document are written without touching each other', () => {
  const text = '# Conformance\n\nfirst\n\n## Both eras\n\neras\n\n## The gateway as client\n\nclients\n';
  assert.equal(join(split(text)), text);
  const document = split('# Conformance\n\nfirst\n');
  document.parts.set('The gateway as client', 'clients');
  document.parts.set('Both eras', 'eras');
  assert.equal(join(document), text);
});
