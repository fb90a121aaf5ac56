import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/sdk/types.js';
import { EventStore } from './event-store.js';
import { createFixture } from './fixture.js';
import { isLocal } from './local-only.js';
import { answerModern } from './modern/http.js';
import { PREFIX, VERSION } from './modern/meta.js';
import { ModernServer } from './modern/server.js';

const RETRY_MS = 100;
const VERSION_HEADER = 'mcp-protocol-version';

/**
 * Serves fixtures at /mcp on 127.0.0.1: one for each legacy session, one for all modern clients.
 *
 * @param {number} port 0 picks a free one
 * @param {{legacy: boolean, modern: boolean}} eras which of them are spoken
 * @returns {Promise<string>} the URL
 */
export async function serveHttp(port, eras) {
  const sessions = new Map();
  const modern = eras.modern ? new ModernServer() : undefined;
  const server = createServer((req, res) => answer({ sessions, modern, eras }, req, res));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${server.address().port}/mcp`;
}

async function answer({ sessions, modern, eras }, req, res) {
  if (!isLocal(req)) return refuse(res, 403, 'Host or Origin is not allowed');
  if (req.url.split('?')[0] !== '/mcp') return refuse(res, 404, 'Not found');
  if (!modern) return answerLegacy(sessions, req, res);
  if (req.method !== 'POST') {
    return eras.legacy ? answerLegacy(sessions, req, res) : refuse(res, 405, 'POST alone');
  }
  const message = await json(req);
  if (message === undefined) return refuse(res, 400, 'No JSON', -32700);
  if (eras.legacy && !isModern(req, message)) return answerLegacy(sessions, req, res, message);
  return answerModern(modern, req, res, message);
}

/** A request chooses its era (MCP 2026-07-28, versioning, backward compatibility). */
function isModern(req, message) {
  return (
    message?.params?._meta?.[`${PREFIX}protocolVersion`] !== undefined ||
    (req.headers[VERSION_HEADER] ?? '') >= VERSION
  );
}

async function json(req) {
  const chunks = await req.toArray();
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

async function answerLegacy(sessions, req, res, message) {
  const id = req.headers['mcp-session-id'];
  const session = id === undefined ? await open(sessions) : sessions.get(id);
  if (!session) return refuse(res, 404, 'Unknown session');
  speakAgreedVersion(req, session);
  await session.transport.handleRequest(req, res, message);
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

function refuse(res, status, message, code = -32000) {
  const body = { jsonrpc: '2.0', id: null, error: { code, message } };
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
