import { request } from 'node:http';
import { events } from './raw-http.js';

/**
 * Opens an event stream and reads it for as long as it is open.
 *
 * @returns {Promise<{messages: () => object[], close: () => void}>} once its headers have come
 */
export function openStream(url, { method = 'POST', headers, body }) {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (data) => (text += data));
      answer.on('error', () => {});
      const whole = () => text.slice(0, text.lastIndexOf('\n\n') + 2);
      const messages = () => events(whole()).map((event) => JSON.parse(event));
      if (answer.statusCode === 200) resolve({ messages, close: () => outgoing.destroy() });
      else reject(new Error(`the stream was answered ${answer.statusCode}`));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
