import { elicitation, sampling } from './input-requests.js';
import { strings, text, tool } from './tool.js';

const identity = strings({ username: 'The name to show', email: 'Where to write to' });

const defaults = {
  type: 'object',
  properties: {
    name: { type: 'string', default: 'John Doe' },
    age: { type: 'integer', default: 30 },
    score: { type: 'number', default: 95.5 },
    status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
    verified: { type: 'boolean', default: true },
  },
};

const titled = (noun) => [
  { const: 'value1', title: `First ${noun}` },
  { const: 'value2', title: `Second ${noun}` },
  { const: 'value3', title: `Third ${noun}` },
];

const enums = {
  type: 'object',
  properties: {
    untitledSingle: { type: 'string', enum: ['option1', 'option2', 'option3'] },
    titledSingle: { type: 'string', oneOf: titled('Option') },
    legacyEnum: {
      type: 'string',
      enum: ['opt1', 'opt2', 'opt3'],
      enumNames: ['Option One', 'Option Two', 'Option Three'],
    },
    untitledMulti: {
      type: 'array',
      items: { type: 'string', enum: ['option1', 'option2', 'option3'] },
    },
    titledMulti: { type: 'array', items: { anyOf: titled('Choice') } },
  },
};

/** Tools that ask the client something before they answer. */
export const askingTools = [
  tool(
    'test_sampling',
    'Asks the client for a completion',
    async ({ prompt }, call) => {
      call.need('sampling');
      const { answer } = await call.ask({ answer: sampling(prompt, 100) });
      return text(`LLM response: ${answer.content.text}`);
    },
    strings({ prompt: 'What to ask' }),
  ),
  tool(
    'test_elicitation',
    'Asks the user for a name and an address',
    async ({ message }, call) => {
      const { action, content } = await elicit(call, message, identity);
      return text(`User response: action=${action}, content=${JSON.stringify(content ?? {})}`);
    },
    strings({ message: 'What to say to the user' }),
  ),
  tool('test_elicitation_sep1034_defaults', 'Asks with default values', (_args, call) =>
    completed(call, 'Please check the defaults', defaults),
  ),
  tool('test_elicitation_sep1330_enums', 'Asks with every form of choice', (_args, call) =>
    completed(call, 'Please choose', enums),
  ),
];

async function completed(call, message, schema) {
  const { action, content } = await elicit(call, message, schema);
  return text(
    `Elicitation completed: action=${action}, content=${JSON.stringify(content ?? {})}`,
  );
}

async function elicit(call, message, requestedSchema) {
  call.need('elicitation');
  const { answer } = await call.ask({ answer: elicitation(message, requestedSchema) });
  return answer;
}
