import { startServer } from './child.js';
import { FIXTURE } from './programs.js';

/** Starts the conformance fixture on a free loopback port. */
export function startFixture(...options) {
  return startServer([FIXTURE, '--port', '0', ...options]);
}

/** The same by the HTTP+SSE pair. */
export function startSseFixture() {
  return startServer([FIXTURE, '--sse', '0']);
}
