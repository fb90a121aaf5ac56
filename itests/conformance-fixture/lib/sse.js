import { createServer } from 'node:http';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { createFixture } from './fixture.js';
import { isLocal } from './local-only.js';

/**
 * Serves fixtures by the HTTP+SSE pair of 2024-11-05: GET /sse, POST /messages.
 *
 * @param {number} port 0 picks a free one
 * @returns {Promise<string>} the URL of the stream
 */
export async function serveSse(port) {
  const sessions = new Map();
  const server = createServer((req, res) => answer(sessions, req, res));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${server.address().port}/sse`;
}

async function answer(sessions, req, res) {
  const { pathname, searchParams } = new URL(req.url, 'http://127.0.0.1');
  if (!isLocal(req)) return void res.writeHead(403).end();
  if (req.method === 'GET' && pathname === '/sse') {
    const transport = new SSEServerTransport('/messages', res);
    sessions.set(transport.sessionId, transport);
    res.on('close', () => sessions.delete(transport.sessionId));
    return createFixture().connect(transport);
  }
  const transport = sessions.get(searchParams.get('sessionId'));
  if (req.method !== 'POST' || pathname !== '/messages' || !transport) {
    return void res.writeHead(404).end();
  }
  return transport.handlePostMessage(req, res);
}
