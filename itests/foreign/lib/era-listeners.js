import { LEGACY, MODERN } from './era-clients.js';
import { until } from './poll.js';
import { RawClient } from './raw-client.js';
import { modernRequest } from './raw-modern-client.js';
import { openStream } from './raw-stream.js';
import { sessionOf } from './rules.js';

/**
 * `(url, uri, id)` opens the stream of a client that wants to hear of changes of a resource and of
 * the list of tools: by a subscription in a session, or by a subscription with that id.
 * `heard(method)` gives the parameters of the notifications so far, `leave` ends it.
 */
export const LISTENERS = { [LEGACY]: subscribe, [MODERN]: listen };

async function subscribe(url, uri) {
  const client = await new RawClient(url).open();
  const headers = { ...sessionOf(client), accept: 'text/event-stream' };
  const stream = await openStream(url, { method: 'GET', headers });
  await client.result('tools/list');
  await client.result('resources/subscribe', JSON.stringify({ uri }));
  return heardOn(stream, async () => {
    await client.close();
    stream.close();
  });
}

async function listen(url, uri, id) {
  const notifications = { toolsListChanged: true, resourceSubscriptions: [uri] };
  const request = modernRequest(id, 'subscriptions/listen', { notifications });
  const stream = await openStream(url, request);
  const listener = heardOn(stream, async () => stream.close());
  await until('the subscription is acknowledged', () => stream.messages().length > 0);
  return listener;
}

function heardOn(stream, leave) {
  const heard = (method) =>
    stream
      .messages()
      .filter((message) => message.method === `notifications/${method}`)
      .map(({ params }) => params);
  return { heard, leave };
}
