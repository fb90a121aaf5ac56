import { messageFor } from './raw-client.js';
import { RawModernClient } from './raw-modern-client.js';

const ASKABLE = { capabilities: { elicitation: {} } };
const SAID = { action: 'accept', content: { name: 'Ada', ok: true } };

/**
 * The first round of a call by a client of 2026-07-28, which ends with what the server asks.
 *
 * @returns {Promise<{first: object, answer?: () => Promise<object>}>} the answer to the first
 *     round, and what sends the next one where that was asked for
 */
export async function firstRound(served, view, tool) {
  const client = new RawModernClient(served.url(view), ASKABLE);
  const called = { name: served.name(view, tool), arguments: {} };
  const send = async (params) => {
    const { id, answer } = await client.exchange('tools/call', () => JSON.stringify(params));
    return JSON.parse(messageFor(answer, id));
  };
  const first = await send(called);
  if (first.result?.resultType !== 'input_required') return { first };
  const { inputRequests, requestState } = first.result;
  const inputResponses = Object.fromEntries(Object.keys(inputRequests).map((key) => [key, SAID]));
  return { first, answer: () => send({ ...called, inputResponses, requestState }) };
}
