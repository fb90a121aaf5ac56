import { command, entry, remote, writeEntry } from '../entries.js';
import { startFixture, startSseFixture } from '../fixture.js';
import { FIXTURE } from '../programs.js';
import { requirements, SUITE } from './suite.js';

const stdio = (...options) => ({ how: command(process.execPath, [FIXTURE, '--stdio', ...options]) });

const http = (start, type) => async () => {
  const running = await start();
  return { how: remote(running.url, type), url: running.url, stop: running.stop };
};

/** The kinds of servers behind the gateway. */
export const VARIANTS = {
  'legacy-http': http(() => startFixture()),
  'modern-http': http(() => startFixture('--era', 'modern')),
  'dual-http': http(() => startFixture('--era', 'dual')),
  'legacy-stdio': async () => stdio(),
  'modern-stdio': async () => stdio('--era', 'modern'),
  'http-sse': http(startSseFixture, 'sse'),
};

/**
 * What clients speak: the suites, the variants that speak it themselves, and the one of them that
 * the others are measured by.
 */
export const WIRES = {
  '2025-11-25': {
    suites: { '0.1.16': SUITE, '0.2.0': requirements('2025-11-25') },
    direct: ['legacy-http', 'dual-http'],
  },
  '2026-07-28': {
    suites: { '0.2.0': requirements('2026-07-28') },
    direct: ['modern-http', 'dual-http'],
  },
};

/** Starts a variant and puts it into a gateway's folder of entries. */
export async function begin(name, folder) {
  const { how, url, stop } = await VARIANTS[name]();
  const remove = await writeEntry(folder, entry(name, how));
  return {
    url,
    end: async () => {
      await remove();
      await stop?.();
    },
  };
}
