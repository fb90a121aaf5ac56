import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  CreateMessageResultSchema,
  ElicitResultSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListRootsResultSchema,
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
import { inputTools } from './input-tools.js';
import { changingTools } from './changing-tools.js';
import { waitingTools } from './waiting-tools.js';

/** Everything that the fixture has, in either era. */
export const tools = [
  ...contentTools,
  ...talkingTools,
  ...askingTools,
  ...changingTools,
  ...inputTools,
  ...waitingTools,
];

const ANSWERS = {
  'sampling/createMessage': CreateMessageResultSchema,
  'elicitation/create': ElicitResultSchema,
  'roots/list': ListRootsResultSchema,
};

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
  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: prompts(session.morePrompts),
  }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }, extra) =>
    getPrompt(params, call(session, extra, params._meta)),
  );
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
    return tool.call(params.arguments ?? {}, call(session, extra, params._meta));
  });
}

/** What a tool gets to work with. */
function call(session, extra, meta) {
  return {
    session,
    extra,
    meta,
    signal: extra.signal,
    capabilities: session.clientCapabilities,
    need(capability) {
      if (!session.clientCapabilities[capability]) {
        throw new Error(`The client did not declare the capability ${capability}`);
      }
    },
    async ask(requests) {
      const answers = Object.entries(requests).map(async ([key, request]) => [
        key,
        await extra.sendRequest(request, ANSWERS[request.method]),
      ]);
      return Object.fromEntries(await Promise.all(answers));
    },
    async progress(progress, total) {
      const progressToken = meta?.progressToken;
      if (progressToken === undefined) return;
      const params = { progressToken, progress, total };
      await extra.sendNotification({ method: 'notifications/progress', params });
    },
  };
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
