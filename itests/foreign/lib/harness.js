import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { entry, writeEntry } from './entries.js';
import { until } from './poll.js';
import { mapUri } from './uri.js';

const { SERAI_URL, SERAI_SERVERS_DIR, SERAI_DIRECT } = process.env;

/** The first start of a server may download it. */
const FIRST_START_MS = 240_000;

export const DIRECT = SERAI_DIRECT === '1';

/** Why nothing can be tested, or false. */
export const absent =
  !DIRECT && !(SERAI_URL && SERAI_SERVERS_DIR)
    ? 'SERAI_URL and SERAI_SERVERS_DIR are not set (or SERAI_DIRECT=1 for no gateway)'
    : false;

/** Why a test of the gateway itself cannot run, or false. */
export const needsGateway = absent || (DIRECT ? 'it tests the gateway, and none is used' : false);

/** The endpoints that a test runs over. */
export const VIEWS = DIRECT ? ['direct'] : ['aggregated', 'single'];

/** The endpoint over all servers. */
export const AGGREGATED = `${SERAI_URL}/mcp`;

/** A server that a test needs, behind the gateway or, without one, on its own. */
export class Served {
  #direct;

  constructor(alias, direct) {
    this.alias = alias;
    this.#direct = direct;
  }

  url(view) {
    if (view === 'direct') return this.#direct.url;
    return view === 'aggregated' ? AGGREGATED : `${SERAI_URL}/servers/${this.alias}/mcp`;
  }

  /** The name of a tool or prompt at an endpoint. */
  name(view, name) {
    return view === 'aggregated' ? `${this.alias}__${name}` : name;
  }

  uri(view, uri) {
    return view === 'aggregated' ? mapUri(this.alias, uri) : uri;
  }

  map(view) {
    return { name: (name) => this.name(view, name), uri: (uri) => this.uri(view, uri) };
  }

  /** A client of the TypeScript SDK, closed when the test ends. */
  async connect(t, view, { capabilities = {}, prepare = () => {} } = {}) {
    const client = new Client({ name: 'e2e', version: '1.0.0' }, { capabilities });
    prepare(client);
    const transport = this.#transport(view);
    await client.connect(transport);
    t.after(async () => {
      if (transport.terminateSession) await transport.terminateSession();
      await client.close();
    });
    return client;
  }

  #transport(view) {
    if (view !== 'direct' || this.#direct.url) {
      return new StreamableHTTPClientTransport(new URL(this.url(view)));
    }
    const env = { ...process.env, ...this.#direct.env };
    return new StdioClientTransport({ ...this.#direct, env, stderr: 'ignore' });
  }
}

/**
 * Registers a server under an alias of its own and waits until its tools are listed. The entry is
 * removed when the test ends.
 *
 * @param {{how: object, direct: object}} server one of servers.js
 */
export async function serve(t, name, { how, direct }) {
  const served = new Served(`${name}${randomBytes(3).toString('hex')}`, direct);
  if (DIRECT) return served;
  t.after(await writeEntry(SERAI_SERVERS_DIR, entry(served.alias, how)));
  await until(`the tools of ${served.alias} are listed`, () => isListed(served), FIRST_START_MS);
  return served;
}

async function isListed(served) {
  const client = new Client({ name: 'e2e-wait', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(AGGREGATED));
  try {
    await client.connect(transport);
    const tools = await listed(client, 'tools');
    return tools.some((tool) => tool.name.startsWith(`${served.alias}__`));
  } finally {
    await transport.terminateSession().catch(() => {});
    await client.close();
  }
}

const LISTS = {
  tools: 'listTools',
  prompts: 'listPrompts',
  resources: 'listResources',
  resourceTemplates: 'listResourceTemplates',
};

/** Every page of a list. */
export async function listed(client, kind) {
  const all = [];
  let cursor;
  do {
    const page = await client[LISTS[kind]](cursor === undefined ? undefined : { cursor });
    all.push(...page[kind]);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return all;
}

/** A folder that is removed when the test ends. */
export async function temporaryFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'serai-e2e-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The text of a tool's result. */
export function textOf(result) {
  return result.content.map((part) => part.text ?? '').join('\n');
}
