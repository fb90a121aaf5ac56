import { NO_RESULT } from './suite.js';

const ABSENT = { status: 'ABSENT', message: 'the scenario did not get this far' };

/**
 * Compares results through the gateway with direct ones.
 *
 * A check is the gateway's fault when it succeeds directly and does not through the gateway, or
 * fails only through the gateway. A difference between other statuses is shown and no fault.
 *
 * @param {Map<string, {status, message}>} direct
 * @param {Map<string, Map<string, {status, message}>>} through by publication
 * @param {{check: string, publications?: string[], reason: string}[]} baseline
 */
export function compare(direct, through, baseline) {
  const keys = new Set([...direct.keys(), ...[...through.values()].flatMap((r) => [...r.keys()])]);
  const rows = [...keys]
    .filter((check) => !isTold(check, direct))
    .map((check) => row(check, direct, through))
    .filter(isNoTrace);
  const faults = [];
  const excused = [];
  for (const { check, cells } of rows) {
    for (const [publication, { fault, status, message }] of Object.entries(cells)) {
      if (!fault) continue;
      const entry = baseline.find((b) => covers(b, check, publication));
      const finding = { check, publication, status, message };
      if (entry) excused.push({ ...finding, reason: entry.reason });
      else faults.push(finding);
    }
  }
  return { rows, faults, excused, stale: stale(baseline, through, excused), unfit: unfit(rows) };
}

/** Adds what the suite leaves out by itself: with its reason, or as unexplained. */
export function withSkips(verdict, skips) {
  const reason = (check) => skips.find((skip) => skip.check === check)?.reason;
  const left = verdict.rows.filter(({ direct }) => direct.status === 'SKIPPED');
  const skipped = left.map(({ check }) => ({ check, reason: reason(check) }));
  return {
    ...verdict,
    skipped,
    unexplained: skipped.filter((skip) => skip.reason === undefined),
  };
}

function row(check, direct, through) {
  const before = direct.get(check) ?? ABSENT;
  const cells = {};
  for (const [publication, results] of through) {
    const after = results.get(check) ?? ABSENT;
    cells[publication] = { ...after, fault: isFault(before.status, after.status) };
  }
  return { check, direct: before, cells };
}

function isFault(before, after) {
  if (before === 'SUCCESS') return after !== 'SUCCESS';
  return after === 'FAILURE' && before !== 'FAILURE';
}

/** What has no result through the gateway only is absent there, check by check. */
function isTold(check, direct) {
  if (!check.endsWith(NO_RESULT)) return false;
  const scenario = check.slice(0, -NO_RESULT.length);
  return [...direct].some(([key, { status }]) => status === 'SUCCESS' && key.startsWith(scenario + ':'));
}

/** The suite also lists each message that it saw, as information. */
function isNoTrace({ direct, cells }) {
  const statuses = [direct, ...Object.values(cells)].map((cell) => cell.status);
  return statuses.some((status) => status !== 'INFO' && status !== 'ABSENT');
}

function covers({ check, publications }, wanted, publication) {
  return check === wanted && (publications?.includes(publication) ?? true);
}

/** Entries for which nothing was excused, per publication that ran. */
function stale(baseline, through, excused) {
  return baseline.flatMap((entry) =>
    (entry.publications ?? [...through.keys()])
      .filter((publication) => through.has(publication))
      .filter((p) => !excused.some((e) => e.check === entry.check && e.publication === p))
      .map((publication) => ({ check: entry.check, publication })),
  );
}

/** Checks that fail directly: then the fixture is wrong and the comparison proves nothing. */
function unfit(rows) {
  return rows
    .filter(({ direct }) => direct.status === 'FAILURE' || direct.status === 'WARNING')
    .map(({ check, direct }) => ({ check, ...direct }));
}
