import assert from 'node:assert/strict';

const CONTEXT = 60;

/** Fails with the place of the first difference, since the texts may be long. */
export function assertSame(actual, expected, what) {
  if (actual === expected) return;
  assert.ok(actual !== undefined, `${what} is missing; expected ${expected.slice(0, CONTEXT)}`);
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const around = (text) => text.slice(Math.max(0, at - CONTEXT), at + CONTEXT);
  assert.fail(
    `${what} differs at ${at} (lengths ${actual.length} and ${expected.length})\n` +
      `  expected: ${around(expected)}\n  actual:   ${around(actual)}`,
  );
}
