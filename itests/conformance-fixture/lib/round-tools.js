import { CAPABILITY, elicitation, form, roots, sampling } from './asking.js';
import { text, tool } from './tool.js';

const name = elicitation('What is your name?', form('name'));
const confirm = elicitation('Please confirm', form('ok', 'boolean'));

/** Tools whose answer takes more than one round (SEP-2322), or real requests in the legacy era. */
export const roundTools = [
  asks('elicitation', 'Asks for a name', async (call) => {
    const { user_name } = await call.ask({ user_name: name });
    return text(`Hello, ${user_name.content?.name}!`);
  }),
  asks('sampling', 'Asks for a completion', async (call) => {
    const question = sampling('What is the capital of France?', 100);
    const { capital_question } = await call.ask({ capital_question: question });
    return text(`The model said: ${capital_question.content.text}`);
  }),
  asks('list_roots', 'Asks for the roots', async (call) => {
    const { client_roots } = await call.ask({ client_roots: roots() });
    return text(`Roots: ${client_roots.roots.map(({ uri }) => uri).join(', ')}`);
  }),
  asks('request_state', 'Gives the client a state to keep', async (call) => {
    await call.ask({ confirm }, { state: true });
    return text('state-ok');
  }),
  asks('multiple_inputs', 'Asks for three things at once', async (call) => {
    const greeting = sampling('Generate a greeting', 50);
    const requests = { user_name: name, greeting, client_roots: roots() };
    const answers = await call.ask(requests, { state: true });
    return text(`Got ${Object.keys(answers).sort().join(', ')}`);
  }),
  asks('multi_round', 'Asks twice', async (call) => {
    const step1 = elicitation('Step 1: What is your name?', form('name'));
    const step2 = elicitation('Step 2: What is your favorite color?', form('color'));
    const first = await call.ask({ step1 }, { state: true });
    const second = await call.ask({ step2 }, { state: true });
    return text(`${first.step1.content?.name} likes ${second.step2.content?.color}`);
  }),
  asks('tampered_state', 'Refuses a state that it did not give', async (call) => {
    await call.ask({ confirm }, { state: true });
    return text('state-ok');
  }),
  asks('capabilities', 'Asks for what the client declared', async (call) => {
    const wanted = { user_name: name, capital_question: sampling('What is the capital?', 100) };
    const possible = Object.entries(wanted).filter(
      ([, { method }]) => call.capabilities[CAPABILITY[method]],
    );
    const answers = await call.ask(Object.fromEntries(possible));
    return text(`Got ${Object.keys(answers).sort().join(', ')}`);
  }),
  tool('test_streaming_elicitation', 'Reports progress, then asks', async (_args, call) => {
    await call.progress(1, 2);
    const { user_name } = await call.ask({ user_name: name });
    await call.progress(2, 2);
    return text(`Hello, ${user_name.content?.name}!`);
  }),
  tool('test_missing_capability', 'Asks for a completion in any case', async (_args, call) => {
    const { answer } = await call.ask({ answer: sampling('Hello?', 100) }, { anyway: true });
    return text(`LLM response: ${answer.content.text}`);
  }),
];

function asks(what, description, call) {
  return tool(`test_input_required_result_${what}`, description, (_args, c) => call(c));
}
