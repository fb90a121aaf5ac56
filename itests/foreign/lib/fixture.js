import { startServer } from './child.js';
import { FIXTURE } from './programs.js';

/** Starts the conformance fixture on a free loopback port. */
export function startFixture() {
  return startServer([FIXTURE, '--port', '0']);
}
