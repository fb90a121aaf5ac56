import assert from 'node:assert/strict';

const TRACES = [
  /\bat [\w.$<>]+\([\w$ ]+(?:\.java)?(?::\d+)?\)/,
  /\b(?:java|javax|org|com|io|dev)\.[\w.]+(?:Exception|Error)\b/,
  /\.java:\d+/,
  /\bCaused by:/,
  /(?:^|["'\s(=])\/(?:home|root|tmp|work|opt|usr|var|etc|proc)\/[\w./-]+/,
];

/** Fails where an answer shows a stack trace, a class or a path on the machine. */
export function assertInnocent({ status, headers, body }) {
  const shown = `${JSON.stringify(headers)}\n${body}`;
  for (const trace of TRACES) {
    assert.doesNotMatch(shown, trace, `the answer ${status} shows more than it should`);
  }
}
