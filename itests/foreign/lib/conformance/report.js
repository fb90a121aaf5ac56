const MARKS = {
  SUCCESS: 'pass',
  FAILURE: 'FAIL',
  WARNING: 'warn',
  INFO: 'info',
  SKIPPED: 'skip',
  ABSENT: '-',
};

/** The comparison as lines for a terminal, faults last. */
export function terminal({ rows, faults, excused, stale, unfit }, publications) {
  const width = Math.max(...rows.map(({ check }) => check.length));
  const line = (name, cells) => [name.padEnd(width), ...cells.map((c) => c.padEnd(10))].join('  ');
  return [
    line('check', ['direct', ...publications]),
    ...rows.map((r) => line(r.check, marks(r, publications))),
    '',
    ...unfit.map((u) => `fixture fault: ${u.check} ${MARKS[u.status]} directly: ${u.message}`),
    ...excused.map((e) => `known: ${e.publication} ${e.check}: ${e.reason}`),
    ...stale.map((s) => `stale baseline entry: ${s.publication} ${s.check} is no fault any more`),
    ...faults.map((f) => `FAULT: ${f.publication} ${f.check} ${MARKS[f.status]}: ${f.message}`),
    `${rows.length} checks; ${faults.length} gateway faults, ${excused.length} known, ` +
      `${stale.length} stale, ${unfit.length} fixture faults`,
  ];
}

/** The comparison as docs/conformance.md. */
export function document({ rows, faults, excused }, publications, version) {
  const head = ['scenario', 'check', 'direct', ...publications.map((p) => `through (${p})`)];
  const table = [head, head.map(() => '---'), ...rows.map((r) => documentRow(r, publications))];
  return [
    '# Conformance',
    '',
    `The official conformance suite ${version}, every server scenario including the pending ones,`,
    'run against the fixture in `itests/conformance-fixture` directly and through the gateway at',
    `\`/servers/fixture/mcp\`. Publications run: ${publications.join(', ')}.`,
    'Written by `itests/foreign/conformance-compare --write-doc`.',
    '',
    `${rows.length} checks, ${faults.length + excused.length} that pass directly and not through.`,
    '',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    ...known(excused),
    '',
  ].join('\n');
}

function known(excused) {
  if (excused.length === 0) return [];
  const lines = excused.map((e) => `- \`${e.check}\` (${e.publication}): ${e.reason}`);
  return ['', '## Known differences', '', ...lines];
}

function documentRow(row, publications) {
  const colon = row.check.indexOf(':');
  const names = [row.check.slice(0, colon), row.check.slice(colon + 1)];
  return [...names.map((n) => `\`${n}\``), ...marks(row, publications)];
}

function marks({ direct, cells }, publications) {
  return [direct, ...publications.map((p) => cells[p])].map(({ status }) => MARKS[status]);
}
