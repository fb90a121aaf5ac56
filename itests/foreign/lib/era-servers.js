import { command, remote } from './entries.js';
import { startFixture, startSseFixture } from './fixture.js';
import { FIXTURE } from './programs.js';

/** The conformance fixture over each transport and in each era. */
export const ERA_SERVERS = {
  'legacy-http': http(() => startFixture()),
  'modern-http': http(() => startFixture('--era', 'modern')),
  'dual-http': http(() => startFixture('--era', 'dual')),
  'legacy-stdio': stdio([]),
  'modern-stdio': stdio(['--era', 'modern']),
  'http-sse': http(startSseFixture, 'sse'),
};

/** What of them speaks a revision itself, and over HTTP. */
export const SPEAKS = {
  '2025-11-25': ['legacy-http', 'dual-http'],
  '2026-07-28': ['modern-http', 'dual-http'],
};

function http(begin, type) {
  return async (t) => {
    const running = await begin();
    t.after(running.stop);
    return { how: remote(running.url, type), direct: running };
  };
}

function stdio(options) {
  const args = [FIXTURE, '--stdio', ...options];
  return async () => ({
    how: command(process.execPath, args),
    direct: { command: process.execPath, args, env: {} },
  });
}
