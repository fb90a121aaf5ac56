import assert from 'node:assert/strict';
import { messageFor, messagesOf } from './raw-client.js';

const LANES = 12;

/**
 * Calls a tool that reports its marker as progress and answers with it, several at once. Each
 * progress token is the id of its request, and each call has to get its own progress and answer.
 *
 * @param client a raw client
 * @param {string} name the tool
 * @param {string} who who calls, for the markers
 * @param {number} times how many calls
 * @param {number} reports how often one call reports
 * @returns {Promise<number[]>} the ids of the requests, in order
 */
export async function markOften(client, name, who, times, reports) {
  const ids = [];
  let left = times;
  const lane = async () => {
    while (left > 0) ids.push(await markOnce(client, name, `${who}-${left--}`, reports));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return ids.sort((a, b) => a - b);
}

async function markOnce(client, name, marker, reports) {
  const { id, answer } = await client.exchange('tools/call', (token) =>
    JSON.stringify({ name, arguments: { marker }, _meta: { progressToken: token } }),
  );
  const { result } = JSON.parse(messageFor(answer, id));
  assert.equal(result?.content[0].text, marker);
  const progress = messagesOf(answer).map(JSON.parse).filter(isProgress);
  assert.deepEqual(
    progress.map(({ params }) => [params.progressToken, params.progress, params.message]),
    Array.from({ length: reports }, (_, at) => [id, at + 1, marker]),
  );
  return id;
}

function isProgress({ method }) {
  return method === 'notifications/progress';
}
