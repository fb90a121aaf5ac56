import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { inputPrompt } from './input-tools.js';
import { PNG } from './media.js';

const user = (content) => ({ role: 'user', content });
const say = (text) => user({ type: 'text', text });

const all = [
  prompt('test_simple_prompt', 'A prompt without arguments', [], () => [
    say('This is a simple prompt for testing.'),
  ]),
  prompt('test_prompt_with_arguments', 'A prompt with arguments', ['arg1', 'arg2'], (args) => [
    say(`Prompt with arguments: arg1='${args.arg1}', arg2='${args.arg2}'`),
  ]),
  prompt(
    'test_prompt_with_embedded_resource',
    'A prompt with a resource inside',
    ['resourceUri'],
    ({ resourceUri }) => [
      user({
        type: 'resource',
        resource: {
          uri: resourceUri,
          mimeType: 'text/plain',
          text: 'Embedded resource content for testing.',
        },
      }),
      say('Please process the embedded resource above.'),
    ],
  ),
  prompt('test_prompt_with_image', 'A prompt with an image', [], () => [
    user({ type: 'image', data: PNG, mimeType: 'image/png' }),
    say('Please analyze the image above.'),
  ]),
  inputPrompt,
];

const ADDED = { name: 'test_added_prompt', description: 'Comes and goes' };

const suggestions = ['paris', 'park', 'party', 'test', 'testing'];

/** What is listed, with one more prompt or without. */
export function prompts(more) {
  const known = all.map(({ definition }) => definition);
  return more ? [...known, ADDED] : known;
}

export async function getPrompt({ name, arguments: args = {} }, call) {
  const known = all.find((p) => p.definition.name === name);
  if (!known) throw new McpError(ErrorCode.InvalidParams, `Unknown prompt: ${name}`);
  return { messages: await known.messages(args, call) };
}

export function complete({ argument }) {
  const values = suggestions.filter((s) => s.startsWith(argument.value));
  return { completion: { values, total: values.length, hasMore: false } };
}

function prompt(name, description, names, messages) {
  const args = names.map((n) => ({ name: n, description: `The ${n}`, required: true }));
  return { definition: { name, description, arguments: args }, messages };
}
