import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const inFolder = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The conformance suite and the Inspector need Node 22; it is one of the installed packages. */
export const NODE_22 = inFolder('node_modules/.bin/node');
export const CONFORMANCE = inFolder('node_modules/@modelcontextprotocol/conformance/dist/index.js');
export const CONFORMANCE_NEXT = inFolder('node_modules/conformance-next/dist/index.js');
export const INSPECTOR = inFolder(
  'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js',
);
export const UVX = inFolder('.venv/bin/uvx');
export const FIXTURE = inFolder('../conformance-fixture/server.js');
export const RECORDER = inFolder('../conformance-fixture/recorder.js');

/** The pinned versions of the servers, one list for entries and for direct runs. */
export const SERVERS = {
  everything: { identifier: '@modelcontextprotocol/server-everything', version: '2026.8.31' },
  filesystem: { identifier: '@modelcontextprotocol/server-filesystem', version: '2026.8.31' },
  memory: { identifier: '@modelcontextprotocol/server-memory', version: '2026.8.31' },
  time: { identifier: 'mcp-server-time', version: '2026.10.19' },
};

/** @returns {string | false} a line that says what is missing, or false */
export function missing(...programs) {
  const absent = programs.find((program) => !existsSync(program));
  return absent ? `${absent.split('/').at(-1)} is missing: run itests/foreign/install` : false;
}
