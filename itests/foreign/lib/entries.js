import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVERS } from './programs.js';

const SCHEMA = 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json';
const OPTIONS = 'dev.serai/options';

/** A server.json document under an alias. */
export function entry(alias, { options = {}, ...how }) {
  return {
    $schema: SCHEMA,
    name: `dev.serai.test/${alias}`,
    description: 'Registered by a test',
    version: '1.0.0',
    ...how,
    _meta: { [OPTIONS]: { alias, ...options } },
  };
}

/** A server that runs already, at a URL. */
export function remote(url, type = 'streamable-http') {
  return { remotes: [{ type, url }] };
}

/** A program that Serai starts, by Serai's own option. */
export function command(program, args, env = {}) {
  return { options: { command: program, args, env } };
}

/** One of SERVERS, from npm or PyPI. */
export function published(name, registryType, args = [], env = {}) {
  const { identifier, version } = SERVERS[name];
  return {
    packages: [
      {
        registryType,
        identifier,
        version,
        transport: { type: 'stdio' },
        packageArguments: args.map((value) => ({ type: 'positional', value })),
        environmentVariables: Object.entries(env).map(([key, value]) => ({ name: key, value })),
      },
    ],
  };
}

/**
 * Writes an entry so that a watcher of the folder never sees half of it.
 *
 * @returns {Promise<() => Promise<void>>} removes it
 */
export async function writeEntry(folder, document) {
  const file = join(folder, `${document._meta[OPTIONS].alias}.json`);
  await writeFile(`${file}.part`, JSON.stringify(document, null, 2));
  await rename(`${file}.part`, file);
  return () => rm(file, { force: true });
}
