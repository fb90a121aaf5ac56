import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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

/** Where the Serai of a test is, and where another one beside it. */
export const HERE = { home: SERAI_HOME, port: Number(SERAI_PORT), sshPort: Number(SERAI_SSH_PORT) };
export const BESIDE = { home: `${SERAI_HOME}-beside`, port: HERE.port + 2, sshPort: HERE.sshPort + 2 };

/** A Serai of the test's own, which it may end and start again on the same home and ports. */
export class OwnSerai {
  #process;
  #home;
  #port;
  #sshPort;

  constructor({ home, port, sshPort } = HERE) {
    this.#home = home;
    this.#port = port;
    this.#sshPort = sshPort;
  }

  /** Starts it, and ends it with the test. */
  static async start(t, where = HERE) {
    const serai = new OwnSerai(where);
    t.after(() => serai.end('SIGTERM'));
    await serai.start();
    return serai;
  }

  /** Where it answers. */
  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start() {
    const output = await open(`${this.#home}.out`, 'w');
    const ports = ['--port', `${this.#port}`, '--ssh-port', `${this.#sshPort}`];
    this.#process = spawn('./serai', ['run', '--home', this.#home, ...ports], {
      cwd: ROOT,
      stdio: ['ignore', output.fd, output.fd],
    });
    await output.close();
    await until('Serai answers', () => this.#answers(), START_MS);
  }

  async #answers() {
    const said = await readFile(`${this.#home}.out`, 'utf8');
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
    const run = await readFile(`${this.#home}/.run`, 'utf8');
    return Number(/^pid=(\d+)$/m.exec(run)[1]);
  }

  /** Runs a command in its console, and gives what it says. */
  async shell(...command) {
    const args = ['shell', '--home', this.#home, ...command];
    return (await promisify(execFile)('./serai', args, { cwd: ROOT })).stdout;
  }

  /** A token of this name with these permissions. */
  async token(name, ...permissions) {
    const options = permissions.flatMap((permission) => ['--permission', permission]);
    const said = await this.shell('token-create', ...options, name);
    return said.trim().split('\n').at(-1);
  }

  /** The management API for somebody with these permissions. */
  async manage(...permissions) {
    return new ManagementApi(this.url, await this.token(`test-${randomUUID()}`, ...permissions));
  }

  async restart(signal) {
    await this.end(signal);
    await this.start();
  }
}
