import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  SetLevelRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { Session } from './session.js';
import { complete, getPrompt, prompts } from './prompts.js';
import { readResource, resourceTemplates, resources } from './resources.js';
import { contentTools } from './content-tools.js';
import { talkingTools } from './talking-tools.js';
import { askingTools } from './asking-tools.js';
import { changingTools } from './changing-tools.js';

const tools = [...contentTools, ...talkingTools, ...askingTools, ...changingTools];

/** A server for one session, not connected yet. */
export function createFixture() {
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
  const session = new Session(server);
  serveTools(server, session);
  serveResources(server, session);
  server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) => getPrompt(params));
  server.setRequestHandler(CompleteRequestSchema, ({ params }) => complete(params));
  server.setRequestHandler(SetLevelRequestSchema, ({ params }) => session.setLevel(params.level));
  return server;
}

function serveTools(server, session) {
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: [...tools, ...session.addedTools].map((tool) => tool.definition),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }, extra) => {
    const tool = [...tools, ...session.addedTools].find((t) => t.definition.name === params.name);
    if (!tool) throw new McpError(ErrorCode.InvalidParams, `Unknown tool: ${params.name}`);
    return tool.call(params.arguments ?? {}, { session, extra, meta: params._meta });
  });
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
