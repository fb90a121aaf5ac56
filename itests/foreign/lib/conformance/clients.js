import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CONFORMANCE_NEXT, missing, NODE_22 } from '../programs.js';
import { readSkips } from './baseline.js';
import { STEPS } from './client-steps.js';
import { clients, CLIENTS_TITLE, judge, terminalOf } from './clients-report.js';
import { writePart } from './parts.js';

const here = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const COMMAND = `${process.execPath} ${here('lib/conformance/client-command.js')}`;
const LIMIT_MS = 40_000;

const USAGE = `Usage: conformance-clients --url <gateway> --register <dir> [options]
  --url <gateway>    e.g. http://127.0.0.1:8181
  --register <dir>   the gateway's etc/servers
  --only <scenario>  one scenario; may be given several times
  --baseline <file>  what the suite leaves out by itself, and why (conformance-clients-baseline.yml)
  --result <file>    where the machine-readable result goes (results/conformance-clients.json)
  --write-doc        write the part of docs/conformance.md about the clients anew`;

const options = {
  url: { type: 'string' },
  register: { type: 'string' },
  only: { type: 'string', multiple: true, default: Object.keys(STEPS) },
  baseline: { type: 'string', default: here('conformance-clients-baseline.yml') },
  result: { type: 'string', default: here('results/conformance-clients.json') },
  'write-doc': { type: 'boolean', default: false },
};

/** Each scenario at each revision that it belongs to. */
const REVISIONS = {
  initialize: ['2025-11-25'],
  tools_call: ['2025-11-25', '2026-07-28'],
  'elicitation-sep1034-client-defaults': ['2025-11-25'],
  'sse-retry': ['2025-11-25'],
  'json-schema-2020-12-preservation': ['2025-11-25', '2026-07-28'],
};

/** @returns {Promise<number>} the exit code: 0 no fault, 1 faults, 2 wrong use, 3 a missing part */
export async function main(args) {
  const values = read(args);
  if (!values?.url || !values.register) return say(2, USAGE);
  const lack = missing(NODE_22, CONFORMANCE_NEXT);
  if (lack) return say(3, lack);
  const skips = await readSkips(values.baseline);
  const results = [];
  for (const scenario of values.only) {
    for (const revision of REVISIONS[scenario] ?? ['2026-07-28']) {
      for (const wire of STEPS[scenario].wires ?? [revision]) {
        results.push(...(await run({ scenario, revision, wire }, values)));
      }
    }
  }
  const verdict = judge(results, skips);
  console.log(terminalOf(results, verdict).join('\n'));
  await mkdir(dirname(values.result), { recursive: true });
  await writeFile(values.result, JSON.stringify(results, null, 2));
  if (values['write-doc']) {
    await writePart(here('../../docs/conformance.md'), CLIENTS_TITLE, clients(results, verdict));
  }
  return verdict.faults.length + verdict.stale.length > 0 ? 1 : 0;
}

function read(args) {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    return undefined;
  }
}

async function run({ scenario, revision, wire }, { url, register }) {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  const selection = ['--scenario', scenario, '--spec-version', revision, '-o', folder];
  const about = { scenario, revision, wire };
  try {
    const output = await suite(['client', '--command', COMMAND, ...selection], {
      SERAI_URL: url,
      SERAI_SERVERS_DIR: register,
      SERAI_CLIENT_WIRE: wire,
    });
    const checks = await checksIn(folder);
    const judged = checks
      .filter(({ status }) => status !== 'INFO')
      .map(({ id, name, status, errorMessage, details }) => ({
        ...about,
        check: `${id} ${name}`,
        status,
        message: errorMessage ?? details?.message ?? details?.reason,
      }));
    if (judged.length > 0) return judged;
    return [{ ...about, check: 'no-result', status: 'FAILURE', message: output.slice(-500) }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function suite(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE_22, [CONFORMANCE_NEXT, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (data) => (output += data));
    }
    child.once('error', reject);
    child.once('close', () => resolve(output));
  });
}

async function checksIn(folder) {
  const found = [];
  for (const name of await readdir(folder)) {
    found.push(...JSON.parse(await readFile(join(folder, name, 'checks.json'), 'utf8')));
  }
  return found;
}

function say(code, text) {
  console.error(text);
  return code;
}
