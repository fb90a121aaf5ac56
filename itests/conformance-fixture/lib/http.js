import { buffer } from 'node:stream/consumers';
import { isLegacyRequest } from '@modelcontextprotocol/server';
import { LegacySessions } from './legacy-http.js';
import { listen, pathOf, refuse } from './listen.js';
import { ModernEndpoint } from './modern-http.js';

const PARSE_ERROR = -32700;

/** What answers at /mcp, by era. */
const endpoints = { legacy, modern, dual };

/**
 * Serves Streamable HTTP at /mcp on 127.0.0.1.
 *
 * @param {number} port 0 picks a free one
 * @param {'legacy' | 'modern' | 'dual'} era
 * @returns {Promise<string>} the URL
 */
export function serveHttp(port, era, counts) {
  const answer = endpoints[era](counts);
  return listen(port, '/mcp', async (req, res) => {
    if (pathOf(req) === '/mcp') await answer(req, res);
    else refuse(res, 404, 'Not found');
  });
}

function legacy(counts) {
  const sessions = new LegacySessions(counts);
  return (req, res) => sessions.answer(req, res);
}

function modern(counts) {
  const endpoint = new ModernEndpoint(counts);
  return async (req, res) => endpoint.answer(await webRequest(req, res), res);
}

function dual(counts) {
  const sessions = new LegacySessions(counts);
  const endpoint = new ModernEndpoint(counts);
  return async (req, res) => {
    const request = await webRequest(req, res);
    if (!(await isLegacyRequest(request))) return endpoint.answer(request, res);
    if (req.method !== 'POST') return sessions.answer(req, res);
    const body = await request.json().catch(() => undefined);
    if (body === undefined) return refuse(res, 400, 'Parse error', PARSE_ERROR);
    return sessions.answer(req, res, body);
  };
}

/** The web's form of a request, with its whole body; aborted when the client goes. */
async function webRequest(req, res) {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  const { method, url, headers } = req;
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
    body: method === 'POST' ? await buffer(req) : undefined,
    signal: gone.signal,
  });
}
