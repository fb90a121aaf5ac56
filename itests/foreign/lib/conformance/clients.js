import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CONFORMANCE_NEXT, missing, NODE_22 } from '../programs.js';
import { STEPS } from './client-steps.js';

const here = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const COMMAND = `${process.execPath} ${here('lib/conformance/client-command.js')}`;
const LIMIT_MS = 40_000;

const USAGE = `Usage: conformance-clients --url <gateway> --register <dir> [options]
  --url <gateway>    e.g. http://127.0.0.1:8181
  --register <dir>   the gateway's etc/servers
  --only <scenario>  one scenario; may be given several times
  --result <file>    where the machine-readable result goes (results/conformance-clients.json)`;

const options = {
  url: { type: 'string' },
  register: { type: 'string' },
  only: { type: 'string', multiple: true, default: Object.keys(STEPS) },
  result: { type: 'string', default: here('results/conformance-clients.json') },
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
  const results = [];
  for (const scenario of values.only) {
    for (const revision of REVISIONS[scenario] ?? ['2026-07-28']) {
      results.push(...(await run(scenario, revision, values)));
    }
  }
  for (const { check, status, message } of results) console.log(status, check, message ?? '');
  await mkdir(dirname(values.result), { recursive: true });
  await writeFile(values.result, JSON.stringify(results, null, 2));
  return results.some(({ status }) => status === 'FAILURE') ? 1 : 0;
}

function read(args) {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    return undefined;
  }
}

async function run(scenario, revision, { url, register }) {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  const selection = ['--scenario', scenario, '--spec-version', revision, '-o', folder];
  try {
    const output = await suite(['client', '--command', COMMAND, ...selection], {
      SERAI_URL: url,
      SERAI_SERVERS_DIR: register,
    });
    const checks = await checksIn(folder);
    const named = checks
      .filter(({ status }) => status !== 'INFO')
      .map(({ id, name, status, errorMessage }) => ({
        check: `${revision} ${scenario}:${id} ${name}`,
        status,
        message: errorMessage,
      }));
    if (named.length > 0) return named;
    return [{ check: `${revision} ${scenario}`, status: 'FAILURE', message: output.slice(-500) }];
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
