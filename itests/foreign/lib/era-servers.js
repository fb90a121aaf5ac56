import { startServer } from './child.js';
import { command, remote } from './entries.js';
import { FIXTURE } from './programs.js';

/** The conformance fixture over each transport and in each era: its options, and how it is reached. */
export const ERA_SERVERS = {
  'legacy-http': http(['--port', '0']),
  'modern-http': http(['--port', '0', '--era', 'modern']),
  'dual-http': http(['--port', '0', '--era', 'dual']),
  'legacy-stdio': stdio([]),
  'modern-stdio': stdio(['--era', 'modern']),
  'http-sse': http(['--sse', '0'], 'sse'),
};

/** What of them speaks a revision itself, and over HTTP. */
export const SPEAKS = {
  '2025-11-25': ['legacy-http', 'dual-http'],
  '2026-07-28': ['modern-http', 'dual-http'],
};

function http(options, type = 'streamable-http') {
  return async (t) => {
    const running = await startServer([FIXTURE, ...options]);
    t.after(running.stop);
    const { remotes } = remote(running.url);
    return { how: { remotes: [{ ...remotes[0], type }] }, direct: running };
  };
}

function stdio(options) {
  const args = [FIXTURE, '--stdio', ...options];
  return async () => ({
    how: command(process.execPath, args),
    direct: { command: process.execPath, args, env: {} },
  });
}
