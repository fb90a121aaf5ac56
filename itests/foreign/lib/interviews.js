import assert from 'node:assert/strict';
import { CLIENTS } from './era-clients.js';
import { textOf } from './harness.js';

const QUESTIONS = ['first', 'second', 'third', 'fourth'];

/**
 * A client that is asked by test_interview: it answers "<its name> on <the question>", and notes
 * what it is asked.
 *
 * @param {(question: string) => Promise<void>} meet is waited for before each answer
 */
export async function interviewee(t, wire, url, name, meet = async () => {}) {
  const asked = [];
  const answer = async (question) => {
    asked.push(question);
    await meet(question);
    return `${name} on ${question}`;
  };
  const session = await CLIENTS[wire].connect(url, {
    capabilities: { elicitation: {}, sampling: {} },
    handlers: {
      elicitation: async ({ params }) => ({
        action: 'accept',
        content: { word: await answer(params.message) },
      }),
      sampling: async ({ params }) => {
        const text = await answer(wordsOf(params.messages[0]));
        return { role: 'assistant', model: 'oracle', content: { type: 'text', text } };
      },
    },
  });
  t.after(session.end);
  return { ...session, name, asked };
}

function wordsOf({ content }) {
  return [content].flat()[0].text;
}

/** One interview; each question has to come to this client, and its answers to this call. */
export async function interview(client, tool, who) {
  const result = await client.call({ name: tool, arguments: { who } });
  const expected = QUESTIONS.map((question) => `${client.name} on ${who}, ${question}`);
  assert.equal(textOf(result), expected.join('; '));
}

/** The questions of an interview, as the client is asked them. */
export function questionsOf(who) {
  return QUESTIONS.map((question) => `${who}, ${question}`);
}
