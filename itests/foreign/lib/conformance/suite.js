import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CONFORMANCE, CONFORMANCE_NEXT, NODE_22 } from '../programs.js';

/** From best to worst; several results of one check count as the worst of them. */
const STATUSES = ['SUCCESS', 'INFO', 'SKIPPED', 'WARNING', 'FAILURE'];

/** Behind the name of a scenario that judged nothing, in the place of a check. */
export const NO_RESULT = ':no-result';

const SUITE_LIMIT_MS = 60_000;
const SCENARIO_LIMIT_MS = 20_000;
const LANES = 2;

/** The suite of 0.1.16: every scenario, pending ones included. */
export const SUITE = {
  program: CONFORMANCE,
  selection: ['--suite', 'all'],
  scenarios: async () => listed(await run(CONFORMANCE, ['list', '--server'], SCENARIO_LIMIT_MS)),
};

/** The frozen list of a revision, scored or not, by the suite of 0.2.0. */
export function requirements(revision) {
  const file = new URL(`../requirements/${revision}.yaml`, `file://${CONFORMANCE_NEXT}`);
  return {
    program: CONFORMANCE_NEXT,
    selection: ['--requirements', revision],
    scenarios: async () => {
      const { server, not_scored: others } = parse(await readFile(file, 'utf8'));
      return [...server, ...others.filter(({ leg }) => leg === 'server').map((o) => o.scenario)];
    },
  };
}

/**
 * Runs all scenarios of a suite against one URL. Scenarios that have no result when
 * the time is up (one that hangs holds up those behind it) run again alone, two at a time.
 *
 * @returns {Promise<Map<string, {status: string, message?: string}>>} by "scenario:check"
 */
export async function runSuite(url, suite = SUITE) {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  try {
    await conformance(suite, suite.selection, url, folder, SUITE_LIMIT_MS);
    const done = new Set((await results(folder)).map(({ scenario }) => scenario));
    const left = (await suite.scenarios()).filter((scenario) => !done.has(scenario));
    const lane = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        await conformance(suite, ['--scenario', next], url, folder, SCENARIO_LIMIT_MS);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return summarize(await results(folder), await suite.scenarios());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns {Promise<string>} the version of the suite */
export async function suiteVersion() {
  const manifest = new URL('../package.json', `file://${CONFORMANCE}`);
  return JSON.parse(await readFile(manifest, 'utf8')).version;
}

function listed(listing) {
  return [...listing.matchAll(/^ +- (\S+)/gm)].map(([, name]) => name);
}

function conformance({ program }, selection, url, folder, limit) {
  return run(program, ['server', '--url', url, ...selection, '-o', folder], limit);
}

function run(program, args, limit) {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE_22, [program, ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: limit,
      killSignal: 'SIGKILL',
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (data) => (output += data));
    child.once('error', reject);
    child.once('close', () => resolve(output));
  });
}

async function results(folder) {
  const found = [];
  for (const name of (await readdir(folder)).sort()) {
    const scenario = /^server-(.+)-\d{4}-\d\d-\d\dT[\d-]+Z$/.exec(name)?.[1];
    const file = join(folder, name, 'checks.json');
    const checks = scenario && (await readFile(file, 'utf8').then(JSON.parse, () => undefined));
    if (checks) found.push({ scenario, checks });
  }
  return found;
}

/**
 * The worst result of each check. A scenario that judged nothing is a failure of its own: nobody
 * could tell from the other results that it is missing.
 */
export function summarize(found, scenarios) {
  const summary = new Map();
  for (const { scenario, checks } of found) {
    for (const { id, status, ...rest } of checks) {
      const key = `${scenario}:${id}`;
      const before = summary.get(key);
      if (!before || STATUSES.indexOf(status) > STATUSES.indexOf(before.status)) {
        summary.set(key, { status, message: explanation(rest) });
      }
    }
  }
  const judging = found.filter(({ checks }) => checks.some(({ status }) => status !== 'INFO'));
  const judged = new Set(judging.map(({ scenario }) => scenario));
  for (const scenario of scenarios.filter((name) => !judged.has(name))) {
    summary.set(scenario + NO_RESULT, { status: 'FAILURE', message: 'it has no result' });
  }
  return summary;
}

function explanation({ errorMessage, details, description }) {
  return errorMessage ?? details?.message ?? description;
}
