import { fileURLToPath } from 'node:url';
import { command, published } from './entries.js';
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
export function recorder(record) {
  return fromCommand([RECORDER, '--stdio', '--record', record]);
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
