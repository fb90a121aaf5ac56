import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
  SetLevelRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { LegacyCall } from './legacy-call.js';
import { complete, getPrompt, prompts } from './prompts.js';
import { readResource, resourceTemplates, resources } from './resources.js';
import { Session } from './session.js';
import { callTool, listTools } from './tools.js';

/**
 * A server for one session, not connected yet.
 *
 * @param {object} counts what all sessions of this program have counted
 */
export function createLegacyServer(counts) {
  const server = new Server(
    { name: 'serai-conformance-fixture', version: '1.0.0' },
    {
      capabilities: {
        tools: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        prompts: { listChanged: true },
        logging: {},
        completions: {},
      },
    },
  );
  const session = new Session(server, counts);
  serveTools(server, session);
  serveResources(server, session);
  server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }, extra) =>
    getPrompt(params, new LegacyCall(session, extra, params._meta)),
  );
  server.setRequestHandler(CompleteRequestSchema, ({ params }) => complete(params));
  server.setRequestHandler(SetLevelRequestSchema, ({ params }) => session.setLevel(params.level));
  return server;
}

function serveTools(server, session) {
  server.setRequestHandler(ListToolsRequestSchema, () => listTools(session.addedTools));
  server.setRequestHandler(CallToolRequestSchema, ({ params }, extra) =>
    callTool(params, session.addedTools, new LegacyCall(session, extra, params._meta)),
  );
}

function serveResources(server, session) {
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params }) => readResource(params.uri));
  server.setRequestHandler(SubscribeRequestSchema, ({ params }) => session.subscribe(params.uri));
  server.setRequestHandler(UnsubscribeRequestSchema, ({ params }) =>
    session.unsubscribe(params.uri),
  );
}
