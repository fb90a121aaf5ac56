#!/usr/bin/env node
/** Prints one counted line for each check and publication of a result file. */
import { readFileSync } from 'node:fs';

const { rows } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { check, cells } of rows) {
  for (const [publication, { fault, message }] of Object.entries(cells)) {
    const remark = fault ? String(message).replace(/\s+/g, ' ') : '';
    console.log([fault ? 'fail' : 'pass', `${publication} ${check}`, remark].join('\t'));
  }
}
