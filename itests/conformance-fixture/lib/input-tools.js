import { question, ROOTS, sampling } from './input-requests.js';
import { strings, text, tool } from './tool.js';

const name = question('What is your name?', 'name');
const confirm = question('Please confirm', 'ok', 'boolean');
const capital = sampling('What is the capital of France?', 100);

/**
 * The tools of the multi round-trip scenarios (SEP-2322). `call.ask(requests, {state})` gives the
 * answers: a legacy session asks its client, a modern server ends the round and starts anew.
 */
export const inputTools = [
  tool('test_input_required_result_elicitation', 'Asks for a name', async (_args, call) => {
    call.need('elicitation');
    const { user_name } = await call.ask({ user_name: name });
    return text(`Hello, ${user_name.content?.name}!`);
  }),
  tool('test_input_required_result_sampling', 'Asks for a completion', async (_args, call) => {
    call.need('sampling');
    const { capital_question } = await call.ask({ capital_question: capital });
    return text(capital_question.content.text);
  }),
  tool('test_input_required_result_list_roots', 'Asks for the roots', async (_args, call) => {
    call.need('roots');
    const { client_roots } = await call.ask({ client_roots: ROOTS });
    return text(`Roots: ${client_roots.roots.map(({ uri }) => uri).join(', ')}`);
  }),
  tool('test_input_required_result_request_state', 'Asks, with a state', confirmed),
  tool('test_input_required_result_tampered_state', 'Asks, with a state to tamper with', confirmed),
  tool('test_input_required_result_multiple_inputs', 'Asks three things', async (_args, call) => {
    ['elicitation', 'sampling', 'roots'].forEach((capability) => call.need(capability));
    const requests = {
      user_name: name,
      greeting: sampling('Generate a greeting', 50),
      client_roots: ROOTS,
    };
    const answers = await call.ask(requests, { state: true });
    return text(
      `${answers.greeting.content.text} ${answers.user_name.content?.name}, ` +
        `${answers.client_roots.roots.length} roots`,
    );
  }),
  tool('test_input_required_result_multi_round', 'Asks twice', async (_args, call) => {
    call.need('elicitation');
    const { step1 } = await call.ask(
      { step1: question('Step 1: What is your name?', 'name') },
      { state: true },
    );
    const { step2 } = await call.ask(
      { step2: question('Step 2: What is your favorite color?', 'color') },
      { state: true },
    );
    return text(`${step1.content?.name} likes ${step2.content?.color}`);
  }),
  tool(
    'test_interview',
    'Asks in three rounds, and says of whom',
    async ({ who }, call) => {
      ['elicitation', 'sampling'].forEach((capability) => call.need(capability));
      const wish = (round) => question(`${who}, ${round}`, 'word');
      const thought = (round) => sampling(`${who}, ${round}`, 50);
      const state = { state: true };
      const { first } = await call.ask({ first: wish('first') }, state);
      const { second } = await call.ask({ second: thought('second') }, state);
      const last = await call.ask({ third: wish('third'), fourth: thought('fourth') }, state);
      const said = [first.content?.word, second.content.text];
      return text([...said, last.third.content?.word, last.fourth.content.text].join('; '));
    },
    strings({ who: 'Whom the questions are for' }),
  ),
  tool('test_input_required_result_capabilities', 'Asks what it may', async (_args, call) => {
    const possible = { elicitation: name, sampling: capital, roots: ROOTS };
    const requests = Object.fromEntries(
      Object.entries(possible).filter(([capability]) => call.capabilities[capability]),
    );
    const answers = Object.keys(requests).length === 0 ? {} : await call.ask(requests);
    return text(`Answered: ${Object.keys(answers).join(', ')}`);
  }),
  tool('test_streaming_elicitation', 'Reports progress, then asks', async (_args, call) => {
    call.need('elicitation');
    await call.progress(1, 2);
    const { user_name } = await call.ask({ user_name: name });
    return text(`Hello, ${user_name.content?.name}!`);
  }),
  tool('test_missing_capability', 'Works for clients with sampling alone', (_args, call) => {
    call.need('sampling');
    return text('The client has what it takes');
  }),
];

async function confirmed(_args, call) {
  call.need('elicitation');
  await call.ask({ confirm }, { state: true });
  return text('state-ok');
}

/** The prompt of the scenario for requests that call no tool. */
export const inputPrompt = {
  definition: {
    name: 'test_input_required_result_prompt',
    description: 'A prompt that asks for its context',
  },
  async messages(_args, call) {
    call.need('elicitation');
    const context = question('What context should the prompt use?', 'context');
    const { user_context } = await call.ask({ user_context: context });
    const said = `Context: ${user_context.content?.context}`;
    return [{ role: 'user', content: { type: 'text', text: said } }];
  },
};
