export const CLIENTS_TITLE = 'The gateway as client';

/**
 * Tells what is wrong with results: a check that is no success, a scenario that the suite leaves out
 * without a listed reason, a reason for what it does not leave out.
 *
 * @param {{scenario, revision, wire, check, status, message}[]} results
 * @param {{check: string, reason: string}[]} skips by "scenario:check", all that begin so
 */
export function judge(results, skips) {
  const skipped = results
    .filter(({ status }) => status === 'SKIPPED')
    .map((result) => ({ ...result, reason: skips.find((s) => covers(s, result))?.reason }));
  const ran = new Set(results.map(({ scenario }) => scenario));
  return {
    skipped,
    faults: [
      ...results.filter(({ status }) => status !== 'SUCCESS' && status !== 'SKIPPED'),
      ...skipped.filter(({ reason }) => reason === undefined),
    ],
    stale: skips.filter(
      (skip) => ran.has(skip.check.split(':')[0]) && !skipped.some((s) => covers(skip, s)),
    ),
  };
}

const nameOf = ({ scenario, check }) => `${scenario}:${check}`;
const covers = (skip, result) => nameOf(result).startsWith(skip.check);

/** Results as lines for a terminal. */
export function terminalOf(results, { faults, stale }) {
  return [
    ...results.map((r) =>
      [r.status, `${r.revision} client ${r.wire} ${nameOf(r)}`, r.message ?? ''].join(' '),
    ),
    ...faults.map((f) => `FAULT: ${f.status} ${nameOf(f)} (client ${f.wire}): ${f.message ?? ''}`),
    ...stale.map(({ check }) => `stale baseline entry: ${check} is left out no more`),
  ];
}

/** Results as a part of docs/conformance.md. */
export function clients(results, { skipped }) {
  const rows = new Map();
  for (const { scenario, revision, wire, status } of results) {
    const key = `| \`${scenario}\` | ${revision} | ${wire} |`;
    const counts = rows.get(key) ?? { SUCCESS: 0, SKIPPED: 0, other: 0 };
    counts[status in counts ? status : 'other']++;
    rows.set(key, counts);
  }
  return [
    "The client scenarios of suite 0.2.0-alpha.12 with the gateway as the client under test: each scenario's",
    'server stands behind the gateway, and a client of the wire calls it through. Checks are counted.',
    'Written by `itests/foreign/conformance-clients --write-doc`.',
    '',
    '| scenario | revision | client wire | pass | left out | fail |',
    '|---|---|---|--:|--:|--:|',
    ...[...rows].map(([key, c]) => `${key} ${c.SUCCESS} | ${c.SKIPPED} | ${c.other} |`),
    ...leftOut(skipped),
  ].join('\n');
}

function leftOut(skipped) {
  if (skipped.length === 0) return [];
  const lines = skipped.map(
    (s) => `- \`${nameOf(s)}\` (${s.revision}, client ${s.wire}): ${s.reason?.trim()}`,
  );
  return ['', 'What the suite leaves out by itself, and why:', '', ...new Set(lines)];
}
