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
for (const { check, status, message } of clients) {
  // The suite leaves out by itself what the exchange gave no occasion for.
  if (status === 'SKIPPED') continue;
  line(status === 'SUCCESS' ? 'pass' : 'fail', `gateway as client ${check}`, message);
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

function line(outcome, name, remark = '') {
  console.log([outcome, name, String(remark).replace(/\s+/g, ' ')].join('\t'));
}
