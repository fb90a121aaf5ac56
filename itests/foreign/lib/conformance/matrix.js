import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CONFORMANCE, CONFORMANCE_NEXT, missing, NODE_22 } from '../programs.js';
import { readBaseline, readSkips } from './baseline.js';
import { begin, VARIANTS, WIRES } from './cells.js';
import { eras, ERAS_TITLE, terminalOf } from './eras-report.js';
import { writePart } from './parts.js';
import { answers } from './registration.js';
import { runSuite } from './suite.js';
import { compare, withSkips } from './verdict.js';

const USAGE = `Usage: conformance-matrix --url <gateway> --register <dir> [options]
  --url <gateway>    e.g. http://127.0.0.1:8181
  --register <dir>   the gateway's etc/servers
  --only <variant>   one kind of server; may be given several times
  --baseline <file>  known faults (conformance-eras-baseline.yml)
  --result <file>    where the machine-readable result goes (results/conformance-eras.json)
  --write-doc        write the part of docs/conformance.md about the eras anew`;

const here = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const options = {
  url: { type: 'string' },
  register: { type: 'string' },
  only: { type: 'string', multiple: true, default: [] },
  baseline: { type: 'string', default: here('conformance-eras-baseline.yml') },
  result: { type: 'string', default: here('results/conformance-eras.json') },
  'write-doc': { type: 'boolean', default: false },
};

/** @returns {Promise<number>} the exit code: 0 no fault, 1 faults, 2 wrong use, 3 a missing part */
export async function main(args) {
  const values = read(args);
  if (!values?.url || !values.register) return say(2, USAGE);
  const lack = missing(NODE_22, CONFORMANCE, CONFORMANCE_NEXT);
  if (lack) return say(3, lack);
  const names = Object.keys(VARIANTS).filter((n) => !values.only.length || values.only.includes(n));
  const needed = new Set([...names, ...Object.values(WIRES).map(({ direct }) => direct[0])]);
  const running = {};
  try {
    for (const name of needed) running[name] = await begin(name, values.register);
    return await judge(names, running, values);
  } finally {
    await Promise.all(Object.values(running).map(({ end }) => end()));
  }
}

function read(args) {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    return undefined;
  }
}

/** Each set may have its own process, and some scenarios wait for less than one takes to start. */
const DECLARED = [{}, { elicitation: {} }];

const cell = (url, name) => `${url}/servers/${name}/mcp`;

async function judge(names, running, values) {
  const baseline = await readBaseline(values.baseline);
  const skips = await readSkips(values.baseline);
  const parts = [];
  for (const [wire, { suites, direct }] of Object.entries(WIRES)) {
    for (const [version, suite] of Object.entries(suites)) {
      const part = await measure(names, running, values.url, suite, direct);
      const compared = compare(part.direct[direct[0]], part.through, of(baseline, wire, version));
      const verdict = withSkips(compared, of(skips, wire, version));
      parts.push({ wire, version, ...part, verdict });
      console.log(terminalOf(parts.at(-1)).join('\n'));
    }
  }
  await write(parts, values);
  const faults = parts.flatMap(({ verdict: v }) => [...v.faults, ...v.stale, ...v.unfit, ...v.unexplained]);
  return faults.length > 0 ? 1 : 0;
}

async function measure(names, running, url, suite, direct) {
  const results = { direct: {}, through: new Map() };
  const directly = direct.filter((name, at) => at === 0 || names.includes(name));
  for (const name of directly) results.direct[name] = await runSuite(running[name].url, suite);
  for (const name of names) {
    for (const set of DECLARED) await answers(name, cell(url, name), set);
    results.through.set(name, await runSuite(cell(url, name), suite));
  }
  return results;
}

const of = (baseline, wire, version) =>
  baseline.filter((e) => e.wire === wire && (e.suite === undefined || e.suite === version));

async function write(parts, values) {
  await mkdir(dirname(values.result), { recursive: true });
  const rows = parts.map(({ wire, version, verdict }) => ({ wire, version, ...verdict }));
  await writeFile(values.result, JSON.stringify(rows, null, 2));
  if (!values['write-doc']) return;
  await writePart(here('../../docs/conformance.md'), ERAS_TITLE, eras(parts));
}

function say(code, text) {
  console.error(text);
  return code;
}
