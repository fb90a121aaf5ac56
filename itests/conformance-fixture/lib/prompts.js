import { elicitation, form } from './asking.js';
import { Failure, INVALID_PARAMS } from './failure.js';
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
  prompt('test_input_required_result_prompt', 'A prompt that asks', [], async (_args, call) => {
    const context = elicitation('What context should the prompt use?', form('context'));
    const { user_context } = await call.ask({ user_context: context });
    return [say(`The context is ${user_context.content?.context}.`)];
  }),
];

const suggestions = ['paris', 'park', 'party', 'test', 'testing'];

export const prompts = all.map((known) => known.definition);

export async function getPrompt({ name, arguments: args = {} }, call) {
  const known = all.find((p) => p.definition.name === name);
  if (!known) throw new Failure(INVALID_PARAMS, `Unknown prompt: ${name}`);
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
