import { createServer } from 'node:http';
import { isLocal } from './local-only.js';

/**
 * Serves HTTP on 127.0.0.1 to callers on this machine only.
 *
 * @param {number} port 0 picks a free one
 * @param {string} path where the URL points to
 * @param {(req, res) => Promise<void>} answer
 * @returns {Promise<string>} the URL
 */
export async function listen(port, path, answer) {
  const server = createServer((req, res) => {
    if (!isLocal(req)) return refuse(res, 403, 'Host or Origin is not allowed');
    answer(req, res).catch((error) => failed(res, error));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${server.address().port}${path}`;
}

export function pathOf(req) {
  return req.url.split('?')[0];
}

export function refuse(res, status, message, code = -32000) {
  const body = { jsonrpc: '2.0', id: null, error: { code, message } };
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function failed(res, error) {
  console.error(error);
  if (res.headersSent) res.destroy();
  else refuse(res, 500, 'The fixture failed');
}
