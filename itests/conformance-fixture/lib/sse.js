import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { createLegacyServer } from './legacy-server.js';
import { listen, pathOf, refuse } from './listen.js';

/**
 * Serves the transport of 2024-11-05, GET at /sse and POST at /messages, on 127.0.0.1.
 *
 * @param {number} port 0 picks a free one
 * @returns {Promise<string>} the URL of the stream
 */
export function serveSse(port, counts) {
  const transports = new Map();
  return listen(port, '/sse', async (req, res) => {
    const target = `${req.method} ${pathOf(req)}`;
    if (target === 'GET /sse') return open(transports, res, counts);
    if (target !== 'POST /messages') return refuse(res, 405, 'Not allowed here');
    const id = new URL(req.url, 'http://localhost').searchParams.get('sessionId');
    const transport = transports.get(id);
    if (!transport) return refuse(res, 404, 'Unknown session');
    await transport.handlePostMessage(req, res);
  });
}

async function open(transports, res, counts) {
  const transport = new SSEServerTransport('/messages', res);
  const server = createLegacyServer(counts);
  transports.set(transport.sessionId, transport);
  server.onclose = () => transports.delete(transport.sessionId);
  await server.connect(transport);
}
