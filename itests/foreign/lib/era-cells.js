import { test } from 'node:test';
import { CLIENTS, LEGACY, MODERN } from './era-clients.js';
import { ERA_SERVERS, SPEAKS } from './era-servers.js';
import { DIRECT, VIEWS, absent, serve } from './harness.js';

/** One client, of each era. */
export const SINGLE = Object.fromEntries(Object.keys(CLIENTS).map((wire) => [wire, [wire]]));

/** Two clients at once, of one era and of both; the first is the one that acts. */
export const PAIRS = {
  'two of 2025-11-25': [LEGACY, LEGACY],
  'two of 2026-07-28': [MODERN, MODERN],
  'one of 2025-11-25, then one of 2026-07-28': [LEGACY, MODERN],
  'one of 2026-07-28, then one of 2025-11-25': [MODERN, LEGACY],
};

/**
 * Runs a test in every cell: each kind of server, each choice of clients, each endpoint.
 *
 * @param {Object<string, string[]>} choices the revisions of the clients by what to call them
 * @param run `(t, cell)`; a cell has `served`, `variant`, `view`, `url`, `wires`, and `tool`, which
 *     gives the name of a tool at the endpoint
 */
export function everyCell(what, choices, run) {
  for (const [variant, start] of Object.entries(ERA_SERVERS)) {
    const possible = Object.entries(choices).filter(([, wires]) => reachable(wires, variant));
    if (possible.length === 0) continue;
    test(`${what}: a server of the kind ${variant}`, { skip: absent }, async (t) => {
      const served = await serve(t, 'cell', await start(t));
      for (const [clients, wires] of possible) {
        for (const view of VIEWS) {
          const tool = (name) => served.name(view, name);
          const cell = { served, variant, view, wires, tool, url: served.url(view) };
          await t.test(`clients: ${clients}, ${view}`, (v) => run(v, cell));
        }
      }
    });
  }
}

function reachable(wires, variant) {
  return !DIRECT || wires.every((wire) => SPEAKS[wire].includes(variant));
}
