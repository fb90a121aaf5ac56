import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Session } from './session.js';

const STREAM = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };

/**
 * Serves at /mcp on 127.0.0.1. A POST is answered with JSON, or with a stream as soon as there is
 * something to send before the answer.
 *
 * @returns {Promise<string>} the URL
 */
export async function serveHttp(port, journal) {
  const sessions = new Map();
  const server = createServer((req, res) => route(sessions, journal, req, res));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}/mcp`;
}

async function route(sessions, journal, req, res) {
  const id = req.headers['mcp-session-id'];
  if (id !== undefined && !sessions.has(id)) return res.writeHead(404).end();
  if (req.method === 'GET') return listen(sessions.get(id), res);
  if (req.method === 'DELETE') return res.writeHead(sessions.delete(id) ? 200 : 400).end();
  if (req.method !== 'POST') return res.writeHead(405).end();
  const raw = await text(req);
  const session = sessions.get(id) ?? open(sessions);
  journal.write(session.id, raw, req.headers);
  await reply(session, raw, res);
}

function open(sessions) {
  const session = { id: randomUUID(), stream: undefined, waiting: [] };
  session.mcp = new Session((raw) => {
    if (session.stream) session.stream.write(event(raw));
    else session.waiting.push(raw);
  });
  sessions.set(session.id, session);
  return session;
}

function listen(session, res) {
  if (!session) return res.writeHead(400).end();
  if (session.stream) return res.writeHead(409).end();
  session.stream = res.writeHead(200, STREAM);
  res.flushHeaders();
  for (const raw of session.waiting.splice(0)) res.write(event(raw));
  res.on('close', () => (session.stream = undefined));
}

async function reply(session, raw, res) {
  res.setHeader('mcp-session-id', session.id);
  const stream = (message) => {
    if (!res.headersSent) res.writeHead(200, STREAM);
    res.write(event(message));
  };
  const answer = await session.mcp.take(raw, stream);
  if (res.headersSent) return res.end(answer && event(answer));
  if (!answer) return res.writeHead(202).end();
  res.writeHead(200, { 'content-type': 'application/json' }).end(answer);
}

function event(raw) {
  return `event: message\ndata: ${raw}\n\n`;
}
