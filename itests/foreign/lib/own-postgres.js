import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../../../.ci/postgres', import.meta.url));
const INSTALLED = '/usr/lib/postgresql';

/** Why no PostgreSQL can be started, or false. */
export const noPostgres = await readdir(INSTALLED).then(
  () => false,
  () => 'the programs of a PostgreSQL server are missing',
);

/** A PostgreSQL of the test's own, which it may end and start again. */
export class OwnPostgres {
  #variables;

  constructor(variables) {
    this.#variables = variables;
  }

  /** Starts it on a port, and removes it with the test. */
  static async start(t, port) {
    const folder = await mkdtemp(join(tmpdir(), 'serai-postgres-'));
    await chmod(folder, 0o755);
    const { stdout } = await run(SCRIPT, [folder, String(port)]);
    const lines = stdout.matchAll(/^export SERAI_POSTGRES_(\w+)='?([^'\n]*)'?$/gm);
    const postgres = new OwnPostgres(Object.fromEntries([...lines].map(([, k, v]) => [k, v])));
    t.after(async () => {
      await postgres.end().catch(() => {});
      await rm(folder, { recursive: true, force: true });
    });
    return postgres;
  }

  get url() {
    return this.#variables.URL;
  }

  get user() {
    return this.#variables.USER;
  }

  get password() {
    return this.#variables.PASSWORD;
  }

  /** Ends it at once, as a crash would. */
  end() {
    return this.#control('STOP');
  }

  restart() {
    return this.#control('START');
  }

  #control(name) {
    const [program, ...args] = this.#variables[name].split(' ');
    return run(program, args);
  }
}
