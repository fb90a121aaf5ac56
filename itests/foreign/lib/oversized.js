import { request } from 'node:http';
import { JSON_HEADERS } from './raw-client.js';

const CUT_OFF = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Announces or sends a body of `size` bytes, and does not wait with it for the answer.
 *
 * @param {'declared' | 'streamed'} how by Content-Length, of which nothing is sent, or in chunks
 * @returns {Promise<number | string>} the status, or the error when the server hung up first
 */
export function sendOversized(url, size, how) {
  return new Promise((resolve, reject) => {
    const length =
      how === 'declared' ? { 'content-length': size } : { 'transfer-encoding': 'chunked' };
    const headers = { ...JSON_HEADERS, ...length };
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      resolve(answer.statusCode);
      answer.resume();
      outgoing.destroy();
    });
    outgoing.on('error', ({ code }) => (CUT_OFF.has(code) ? resolve(code) : reject(code)));
    if (how === 'declared') outgoing.flushHeaders();
    else outgoing.end(Buffer.alloc(size, 'x'));
  });
}
