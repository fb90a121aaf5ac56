import { tools } from '../fixture.js';
import { complete, getPrompt, prompts } from '../prompts.js';
import { readResource, resourceTemplates, resources } from '../resources.js';
import { everybody } from '../session.js';
import { taskTools } from '../task-tools.js';
import { InputRequired, modernCall } from './call.js';
import { invalidParams, known, unknownMethod } from './errors.js';
import { PREFIX, readMeta, VERSION } from './meta.js';
import { schemaTools } from './schema-tools.js';
import { Subscriptions } from './subscriptions.js';
import { needTasks, TASKS, Tasks } from './tasks.js';

const CACHEABLE = { ttlMs: 1000, cacheScope: 'public' };
const INFO = { name: 'serai-conformance-fixture', version: '1.0.0' };

const CAPABILITIES = {
  tools: { listChanged: true },
  resources: { subscribe: true, listChanged: true },
  prompts: { listChanged: true },
  completions: {},
  logging: {},
  extensions: { [TASKS]: {} },
};

/** The fixture as a server of MCP 2026-07-28, whatever carries its messages. */
export class ModernServer {
  tasks = new Tasks((state) => this.subscriptions.taskChanged(state));
  subscriptions = new Subscriptions(this.tasks);

  /** What the tools that change something work on: there is one for everybody. */
  session = {
    addedTools: [],
    morePrompts: false,
    togglePrompts: () => {
      this.session.morePrompts = !this.session.morePrompts;
      return this.session.morePrompts;
    },
    toolsChanged: async () => this.subscriptions.listChanged('tools'),
    promptsChanged: async () => this.subscriptions.listChanged('prompts'),
    resourceUpdated: async (uri) => this.subscriptions.resourceUpdated(uri),
  };

  constructor() {
    everybody.add(this.session);
  }

  get tools() {
    return [...tools, ...taskTools, ...schemaTools, ...this.session.addedTools];
  }

  /**
   * Answers a request other than subscriptions/listen.
   *
   * @param request a JSON-RPC request
   * @param exchange `notify` sends a notification that belongs to it, `signal` says that the client
   *     does not want the answer any more
   * @returns {Promise<{message: object, status: number}>} the response and its HTTP status
   */
  async answer({ id, method, params }, exchange) {
    try {
      const about = readMeta(params);
      const result = await this.#result(method, params, about, exchange);
      return { status: 200, message: { jsonrpc: '2.0', id, result: dressed(result) } };
    } catch (problem) {
      if (problem instanceof InputRequired) {
        return { status: 200, message: { jsonrpc: '2.0', id, result: signed(problem.result) } };
      }
      const error = known(problem);
      return { status: error.status, message: { jsonrpc: '2.0', id, error: error.toJson() } };
    }
  }

  async #result(method, params, about, exchange) {
    switch (method) {
      case 'server/discover':
        return { supportedVersions: [VERSION], capabilities: CAPABILITIES, ...CACHEABLE };
      case 'tools/list':
        return { tools: this.tools.map(({ definition }) => definition), ...CACHEABLE };
      case 'tools/call':
        return this.#call(params, about, exchange);
      case 'prompts/list':
        return { prompts: prompts(this.session.morePrompts), ...CACHEABLE };
      case 'prompts/get':
        return getPrompt(params, modernCall(this, params, about, exchange));
      case 'resources/list':
        return { resources, ...CACHEABLE };
      case 'resources/templates/list':
        return { resourceTemplates, ...CACHEABLE };
      case 'resources/read':
        return { ...readResource(params.uri), ...CACHEABLE };
      case 'completion/complete':
        return complete(params);
      case 'tasks/get':
      case 'tasks/update':
      case 'tasks/cancel':
        needTasks(about.capabilities);
        return this.tasks[method.split('/')[1]](params);
      default:
        throw unknownMethod(method);
    }
  }

  async #call(params, about, exchange) {
    const tool = this.tools.find(({ definition }) => definition.name === params.name);
    if (!tool) throw invalidParams(`Unknown tool: ${params.name}`);
    return tool.call(params.arguments ?? {}, modernCall(this, params, about, exchange));
  }
}

function dressed(result) {
  return signed({ resultType: 'complete', ...result });
}

function signed(result) {
  return { ...result, _meta: { ...result._meta, [`${PREFIX}serverInfo`]: INFO } };
}
