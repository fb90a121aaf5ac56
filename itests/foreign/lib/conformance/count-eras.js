#!/usr/bin/env node
/**
 * Prints one counted line for each check of the matrix and of the client scenarios.
 *
 *   count-eras.js <result of conformance-matrix> <result of conformance-clients>
 */
import { existsSync, readFileSync } from 'node:fs';

const [matrix, clients] = process.argv.slice(2).map(read);

for (const { wire, version, rows, faults } of matrix) {
  for (const { check, cells } of rows) {
    for (const variant of Object.keys(cells)) {
      const fault = faults.find((f) => f.check === check && f.publication === variant);
      line(fault ? 'fail' : 'pass', `${wire} ${version} ${variant} ${check}`, fault?.message);
    }
  }
}
for (const { scenario, revision, wire, check, status, message } of clients) {
  // What the suite leaves out by itself is listed, with reasons, in conformance-clients-baseline.yml.
  if (status === 'SKIPPED') continue;
  const name = `gateway as client ${revision} client ${wire} ${scenario}:${check}`;
  line(status === 'SUCCESS' ? 'pass' : 'fail', name, message);
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

function line(outcome, name, remark = '') {
  console.log([outcome, name, String(remark).replace(/\s+/g, ' ')].join('\t'));
}
