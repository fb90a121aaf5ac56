import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startFixture } from '../fixture.js';
import { CONFORMANCE, NODE_22, missing } from '../programs.js';
import { readBaseline } from './baseline.js';
import { answers, register } from './registration.js';
import { writeFirst } from './parts.js';
import { document, terminal } from './report.js';
import { runSuite, suiteVersion } from './suite.js';
import { compare } from './verdict.js';

const USAGE = `Usage: conformance-compare [options] <name>=<url> ...
  <name>=<url>       a publication of the gateway, e.g.
                     whiteboard=http://127.0.0.1:8181/servers/fixture/mcp
  --direct <url>     a running fixture; without it one is started
  --register <dir>   write fixture.json into the gateway's etc/servers and remove it at the end;
                     may be given several times
  --baseline <file>  known faults (conformance-baseline.yml)
  --result <file>    where the machine-readable result goes (results/conformance.json)
  --write-doc        write docs/conformance.md anew`;

const here = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const options = {
  direct: { type: 'string' },
  register: { type: 'string', multiple: true, default: [] },
  baseline: { type: 'string', default: here('conformance-baseline.yml') },
  result: { type: 'string', default: here('results/conformance.json') },
  'write-doc': { type: 'boolean', default: false },
};

/** @returns {Promise<number>} the exit code: 0 no fault, 1 faults, 2 wrong use, 3 a missing part */
export async function main(args) {
  const { values, targets } = arguments_(args);
  if (!targets) return say(2, USAGE);
  const lack = missing(NODE_22, CONFORMANCE);
  if (lack) return say(3, lack);
  const fixture = values.direct ? undefined : await startFixture();
  const url = values.direct ?? fixture.url;
  const removals = [];
  try {
    for (const folder of values.register) removals.push(await register(folder, url));
    return await judge(url, targets, values);
  } catch (error) {
    return say(1, error.message);
  } finally {
    await Promise.all(removals.map((remove) => remove()));
    await fixture?.stop();
  }
}

function arguments_(args) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const targets = new Map(positionals.map((p) => p.split(/=(.*)/s).slice(0, 2)));
    const sound = [...targets].every(([name, url]) => name && URL.canParse(url));
    return { values, targets: targets.size > 0 && sound ? targets : undefined };
  } catch {
    return {};
  }
}

async function judge(url, targets, values) {
  const baseline = await readBaseline(values.baseline);
  const direct = await runSuite(url);
  const through = new Map();
  for (const [name, target] of targets) {
    await answers(name, target);
    through.set(name, await runSuite(target));
  }
  const publications = [...targets.keys()];
  const verdict = compare(direct, through, baseline);
  console.log(terminal(verdict, publications).join('\n'));
  await write(verdict, publications, values);
  const { faults, stale, unfit } = verdict;
  return faults.length + stale.length + unfit.length > 0 ? 1 : 0;
}

async function write(verdict, publications, values) {
  const suite = await suiteVersion();
  await mkdir(dirname(values.result), { recursive: true });
  await writeFile(values.result, JSON.stringify({ suite, publications, ...verdict }, null, 2));
  if (!values['write-doc']) return;
  const file = here('../../docs/conformance.md');
  await mkdir(dirname(file), { recursive: true });
  await writeFirst(file, document(verdict, publications, suite));
}

function say(code, text) {
  console.error(text);
  return code;
}
