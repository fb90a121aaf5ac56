import { fileURLToPath } from 'node:url';
import { startServer } from './child.js';
import { command, published, remote } from './entries.js';
import { startFixture } from './fixture.js';
import { RECORDER, SERVERS, UVX } from './programs.js';

const LOCAL = process.env.SERAI_E2E_LOCAL === '1';

const programs = {
  everything: 'server-everything/dist/index.js',
  filesystem: 'server-filesystem/dist/index.js',
  memory: 'server-memory/dist/index.js',
};

/** Servers as entries (`how`) and as commands for running them without a gateway (`direct`). */
export const everything = () => fromNpm('everything', [], {});
export const filesystem = (folder) => fromNpm('filesystem', [folder], {});
export const memory = (file) => fromNpm('memory', [], { MEMORY_FILE_PATH: file });

export function time() {
  const { identifier, version } = SERVERS.time;
  const args = ['--local-timezone', 'Europe/Berlin'];
  return {
    how: published('time', 'pypi', args),
    direct: { command: UVX, args: [`${identifier}==${version}`, ...args], env: {} },
  };
}

/** Our recorder over stdio; `record` is the file for what it gets. */
export function recorderOverStdio(record) {
  return fromCommand([RECORDER, '--stdio', '--record', record]);
}

/** Our recorder over HTTP, running until the test ends. */
export async function recorderOverHttp(t, record) {
  const running = await startServer([RECORDER, '--port', '0', '--record', record]);
  t.after(running.stop);
  return { how: remote(running.url), direct: running };
}

/** The conformance fixture over HTTP, running until the test ends. */
export async function fixtureOverHttp(t) {
  const running = await startFixture();
  t.after(running.stop);
  return { how: remote(running.url), direct: running };
}

function fromNpm(name, args, env) {
  const program = fileURLToPath(
    new URL(`../node_modules/@modelcontextprotocol/${programs[name]}`, import.meta.url),
  );
  const local = fromCommand([program, ...args], env);
  return LOCAL ? local : { ...local, how: published(name, 'npm', args, env) };
}

function fromCommand(args, env = {}) {
  return {
    how: command(process.execPath, args, env),
    direct: { command: process.execPath, args, env },
  };
}
