import { Client as ModernClient, StreamableHTTPClientTransport as ModernHttp } from '@modelcontextprotocol/client';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as LegacyHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
  LoggingMessageNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';

export const LEGACY = '2025-11-25';
export const MODERN = '2026-07-28';
const IDENTITY = { name: 'era-client', version: '1.0.0' };

/** What the handlers of a client answer, by the capability that they need. */
const LEGACY_REQUESTS = {
  elicitation: ElicitRequestSchema,
  sampling: CreateMessageRequestSchema,
  roots: ListRootsRequestSchema,
};
const MODERN_REQUESTS = {
  elicitation: 'elicitation/create',
  sampling: 'sampling/createMessage',
  roots: 'roots/list',
};

/**
 * Foreign clients: the TypeScript SDK 1.x with sessions, and 2.x pinned to 2026-07-28.
 * `connect(url, {capabilities, handlers, logged})` gives a connected one; `handlers` are by
 * capability, `logged` is called with the parameters of each log message. A request whose messages
 * it wants carries `meta`: that is how a client of 2026-07-28 says so.
 */
export const CLIENTS = {
  [LEGACY]: { connect: connectLegacy },
  [MODERN]: { connect: connectModern },
};

async function connectLegacy(url, { capabilities = {}, handlers = {}, logged } = {}) {
  const client = new LegacyClient(IDENTITY, { capabilities });
  for (const [capability, handler] of Object.entries(handlers)) {
    client.setRequestHandler(LEGACY_REQUESTS[capability], handler);
  }
  if (logged) {
    client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => logged(params));
  }
  const transport = new LegacyHttp(new URL(url));
  await client.connect(transport);
  if (logged) await client.setLoggingLevel('debug');
  const end = async () => {
    await transport.terminateSession();
    await client.close();
  };
  const call = (params, options) => client.callTool(params, undefined, options);
  return { client, call, end, meta: {} };
}

async function connectModern(url, { capabilities = {}, handlers = {}, logged } = {}) {
  const versionNegotiation = { mode: { pin: MODERN } };
  const client = new ModernClient(IDENTITY, { capabilities, versionNegotiation });
  for (const [capability, handler] of Object.entries(handlers)) {
    client.setRequestHandler(MODERN_REQUESTS[capability], handler);
  }
  if (logged) client.setNotificationHandler('notifications/message', ({ params }) => logged(params));
  await client.connect(new ModernHttp(new URL(url)));
  const call = (params, options) => client.callTool(params, options);
  const meta = logged ? { 'io.modelcontextprotocol/logLevel': 'debug' } : {};
  return { client, call, end: () => client.close(), meta };
}
