import { randomBytes } from 'node:crypto';
import { McpServer, createRequestStateCodec } from '@modelcontextprotocol/server';
import { Failure, INVALID_PARAMS, RESOURCE_NOT_FOUND } from './failure.js';
import { ModernCall, inRounds } from './modern-call.js';
import { complete, getPrompt, prompts } from './prompts.js';
import { readResource, resourceTemplates, resources } from './resources.js';
import { callTool, findTool, listTools } from './tools.js';

const KEY_BYTES = 32;

const capabilities = {
  tools: { listChanged: true },
  resources: { subscribe: true, listChanged: true },
  prompts: { listChanged: true },
  logging: {},
  completions: {},
};

/**
 * What all servers of one program share, since revision 2026-07-28 has no sessions.
 * `changed(kind)` and `resourceUpdated(uri)` tell those who listen.
 */
export class ModernProgram {
  addedTools = [];
  #state = createRequestStateCodec({ key: randomBytes(KEY_BYTES) });

  constructor(counts, { changed, resourceUpdated }) {
    this.counts = counts;
    this.changed = changed;
    this.resourceUpdated = resourceUpdated;
  }

  /** A server for one request, or for one connection over stdio. */
  createServer() {
    const { verify, mint } = this.#state;
    const product = new Fixture(this.addedTools, verify);
    const rounds = (context, work) =>
      inRounds(() => work(new ModernCall(this, context)), (answers) => mint(answers, context));
    const handle = (method, handler) => product.server.setRequestHandler(method, handler);
    product.server.registerCapabilities(capabilities);
    handle('tools/list', () => listTools(this.addedTools));
    handle('tools/call', ({ params }, context) =>
      rounds(context, (call) => callTool(params, this.addedTools, call)),
    );
    handle('prompts/list', () => ({ prompts }));
    handle('prompts/get', ({ params }, context) =>
      rounds(context, (call) => getPrompt(params, call)),
    );
    handle('resources/list', () => ({ resources }));
    handle('resources/templates/list', () => ({ resourceTemplates }));
    handle('resources/read', ({ params }) => modernError(() => readResource(params.uri)));
    handle('completion/complete', ({ params }) => complete(params));
    return product;
  }
}

/** The SDK's entry asks this class, and not the low-level one, for the schema of a tool. */
class Fixture extends McpServer {
  #added;

  constructor(added, verify) {
    const identity = { name: 'serai-conformance-fixture', version: '1.0.0' };
    super(identity, { requestState: { verify } });
    this.#added = added;
  }

  toolInputSchemaJson(name) {
    return findTool(name, this.#added)?.definition.inputSchema;
  }
}

function modernError(read) {
  try {
    return read();
  } catch (error) {
    if (error.code !== RESOURCE_NOT_FOUND) throw error;
    throw new Failure(INVALID_PARAMS, error.message, error.data);
  }
}
