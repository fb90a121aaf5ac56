import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/sdk/types.js';
import { EventStore } from './event-store.js';
import { createFixture } from './fixture.js';
import { isLocal } from './local-only.js';

const RETRY_MS = 100;
const VERSION_HEADER = 'mcp-protocol-version';

/**
 * Serves fixtures at /mcp on 127.0.0.1, one for each session.
 *
 * @param {number} port 0 picks a free one
 * @returns {Promise<string>} the URL
 */
export async function serveHttp(port) {
  const sessions = new Map();
  const server = createServer((req, res) => answer(sessions, req, res));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${server.address().port}/mcp`;
}

async function answer(sessions, req, res) {
  if (!isLocal(req)) return refuse(res, 403, 'Host or Origin is not allowed');
  if (new URL(req.url, 'http://localhost').pathname !== '/mcp') return refuse(res, 404, 'Not found');
  const id = req.headers['mcp-session-id'];
  const session = id === undefined ? await open(sessions) : sessions.get(id);
  if (!session) return refuse(res, 404, 'Unknown session');
  speakAgreedVersion(req, session);
  await session.transport.handleRequest(req, res);
  if (session.transport.sessionId === undefined) await session.transport.close();
}

async function open(sessions) {
  const server = createFixture();
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    eventStore: new EventStore(),
    retryInterval: RETRY_MS,
    onsessioninitialized: (id) => sessions.set(id, session),
    onsessionclosed: (id) => sessions.delete(id),
  });
  const session = { transport, version: undefined };
  await server.connect(transport);
  rememberVersion(session);
  return session;
}

function rememberVersion(session) {
  const { send } = session.transport;
  session.transport.send = (message, options) => {
    session.version ??= message.result?.protocolVersion;
    return send.call(session.transport, message, options);
  };
}

/**
 * The suite calls test_reconnection with an older version header than it agreed on at
 * initialize. What was agreed decides whether a stream can be continued.
 */
function speakAgreedVersion(req, { version }) {
  const stated = req.headers[VERSION_HEADER];
  if (version === undefined || !SUPPORTED_PROTOCOL_VERSIONS.includes(stated)) return;
  req.headers[VERSION_HEADER] = version;
  req.rawHeaders.forEach((name, i) => {
    if (i % 2 === 0 && name.toLowerCase() === VERSION_HEADER) req.rawHeaders[i + 1] = version;
  });
}

function refuse(res, status, message) {
  const body = { jsonrpc: '2.0', id: null, error: { code: -32000, message } };
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
