import { NOTES } from './notes.js';

export const ERAS_TITLE = 'Both eras';

/** One part of the matrix as lines for a terminal. */
export function terminalOf({ wire, version, through, verdict }) {
  const { faults, excused, stale, unfit, skipped, unexplained } = verdict;
  return [
    `client wire ${wire}, suite ${version}:`,
    ...[...through.keys()].map((name) => `  ${name.padEnd(14)}${passed(verdict, name)}`),
    ...unfit.map((u) => `  fixture fault: ${u.check} ${u.status} directly: ${u.message}`),
    ...excused.map((e) => `  known: ${e.publication} ${e.check}: ${e.reason}`),
    ...stale.map((s) => `  stale baseline entry: ${s.publication} ${s.check} is no fault any more`),
    ...skipped.map(({ check }) => `  left out by the suite itself: ${check}`),
    ...unexplained.map(({ check }) => `  FAULT: ${check} is left out for no listed reason`),
    ...faults.map((f) => `  FAULT: ${f.publication} ${f.check} ${f.status}: ${f.message}`),
  ];
}

/** The matrix as a part of docs/conformance.md. */
export function eras(parts) {
  return [
    'Clients of either era through the gateway, in front of every kind of fixture. Each cell shows',
    'the checks that pass directly and through the gateway; directly means at the same fixture',
    'where it speaks the wire itself, else at the one that does. Suite 0.2.0 is 0.2.0-alpha.12 with',
    '`--requirements`, the scenarios that are not scored included. Written by',
    '`itests/foreign/conformance-matrix --write-doc`.',
    '',
    '| client wire | suite | server | directly | through | differences |',
    '|---|---|---|--:|--:|---|',
    ...parts.flatMap(rows),
    ...known(parts),
    ...leftOut(parts),
    '',
    'What the checks do not show:',
    '',
    ...NOTES.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

function rows({ wire, version, direct, through, verdict }) {
  const [reference] = Object.keys(direct);
  return [...through.keys()].map((name) => {
    const at = name in direct ? name : reference;
    const { rows: checks, faults, excused } = verdict;
    const differs = [...faults, ...excused].filter((f) => f.publication === name).length;
    const before = count(direct[at]);
    const after = checks.filter(({ cells }) => cells[name].status === 'SUCCESS').length;
    const where = name === at ? before : `${before} (${at})`;
    return `| ${wire} | ${version} | ${name} | ${where} | ${after} | ${differs || 'none'} |`;
  });
}

function count(results) {
  return [...results.values()].filter(({ status }) => status === 'SUCCESS').length;
}

function passed({ rows: checks }, name) {
  const through = checks.filter(({ cells }) => cells[name].status === 'SUCCESS').length;
  const direct = checks.filter(({ direct: d }) => d.status === 'SUCCESS').length;
  return `${direct} directly, ${through} through`;
}

/** One entry a wire and reason: where it holds, and for which checks. */
function known(parts) {
  const reasons = new Map();
  for (const { wire, verdict } of parts) {
    for (const { check, publication, reason } of verdict.excused) {
      const key = JSON.stringify([wire, reason]);
      const entry = reasons.get(key) ?? { wire, reason, servers: new Set(), checks: new Set() };
      entry.servers.add(publication);
      entry.checks.add(`\`${check}\``);
      reasons.set(key, entry);
    }
  }
  const lines = [...reasons.values()].map(
    ({ wire, reason, servers, checks }) =>
      `- Client wire ${wire}, servers ${list(servers)}: ${list(checks)}. ${reason.trim()}`,
  );
  return lines.length === 0 ? [] : ['', 'What cannot be the same, and why:', '', ...lines];
}

/** What the suite does not judge directly, and so not through the gateway either. */
function leftOut(parts) {
  const lines = parts.flatMap(({ wire, version, verdict }) =>
    verdict.skipped.map(
      ({ check, reason }) =>
        `- Client wire ${wire}, suite ${version}: \`${check}\`. ${reason?.trim()}`,
    ),
  );
  return lines.length === 0 ? [] : ['', 'What the suite leaves out by itself, and why:', '', ...lines];
}

const list = (items) => [...items].join(', ');
