import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ManagementApi } from './management-api.js';
import { until } from './poll.js';

const { SERAI_HOME, SERAI_PORT, SERAI_SSH_PORT } = process.env;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const START_MS = 240_000;

/** Why no Serai can be started, or false. */
export const noHome =
  SERAI_HOME && SERAI_PORT && SERAI_SSH_PORT
    ? false
    : 'SERAI_HOME, SERAI_PORT and SERAI_SSH_PORT are not set';

/** How a Serai can end. */
export const ENDINGS = { SIGTERM: 'in order', SIGKILL: 'by force' };

/** A Serai of the test's own, which it may end and start again on the same home and ports. */
export class OwnSerai {
  #process;

  /** Starts it, and ends it with the test. */
  static async start(t) {
    const serai = new OwnSerai();
    t.after(() => serai.end('SIGTERM'));
    await serai.start();
    return serai;
  }

  async start() {
    const output = await open(`${SERAI_HOME}.out`, 'w');
    const ports = ['--port', SERAI_PORT, '--ssh-port', SERAI_SSH_PORT];
    this.#process = spawn('./serai', ['run', '--home', SERAI_HOME, ...ports], {
      cwd: ROOT,
      stdio: ['ignore', output.fd, output.fd],
    });
    await output.close();
    await until('Serai answers', () => this.#answers(), START_MS);
  }

  async #answers() {
    const said = await readFile(`${SERAI_HOME}.out`, 'utf8');
    if (this.#process.exitCode !== null) throw new Error(`it ended and said ${said}`);
    return said.includes('Ctrl-C stops it');
  }

  /** Ends it by a signal, whether it likes to or not, and waits until it has. */
  async end(signal) {
    if (!this.#process || this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    if (signal === 'SIGKILL') process.kill(await this.#pid(), signal);
    else this.#process.kill(signal);
    await ended;
  }

  async #pid() {
    const run = await readFile(`${SERAI_HOME}/.run`, 'utf8');
    return Number(/^pid=(\d+)$/m.exec(run)[1]);
  }

  /** Runs a command in its console, and gives what it says. */
  async shell(...command) {
    const args = ['shell', '--home', SERAI_HOME, ...command];
    return (await promisify(execFile)('./serai', args, { cwd: ROOT })).stdout;
  }

  /** The management API for somebody with these permissions. */
  async manage(...permissions) {
    const options = permissions.flatMap((permission) => ['--permission', permission]);
    const said = await this.shell('token-create', ...options, 'test');
    return new ManagementApi(`http://127.0.0.1:${SERAI_PORT}`, said.trim().split('\n').at(-1));
  }

  async restart(signal) {
    await this.end(signal);
    await this.start();
  }
}
