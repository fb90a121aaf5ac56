import { setTimeout as pause } from 'node:timers/promises';
import { question } from './input-requests.js';
import { strings, text, tool } from './tool.js';

const TICK_MS = 1000;

const seconds = {
  type: 'object',
  properties: { seconds: { type: 'number' }, label: { type: 'string' } },
  required: ['seconds'],
};

/**
 * The tools of the tasks scenarios (SEP-2663). `call.task(work)` makes a task of the work where the
 * client has declared the extension; elsewhere the work is done in the call. The work gets
 * `{signal, ask}`.
 */
export const taskTools = [
  tool(
    'slow_compute',
    'Works for some seconds',
    (args, call) =>
      call.task(async ({ signal }) => {
        await pause(args.seconds * TICK_MS, undefined, { signal });
        return text(`Computed ${args.label}`);
      }),
    seconds,
  ),
  tool('failing_job', 'Fails as a tool, in a task alone', (_args, call) =>
    call.task(
      async ({ signal }) => {
        await pause(TICK_MS, undefined, { signal });
        return { ...text('The job failed'), isError: true };
      },
      { required: true },
    ),
  ),
  tool('protocol_error_job', 'Fails with a protocol error', (_args, call) =>
    call.task(async () => {
      throw new Error('The job broke');
    }),
  ),
  tool(
    'confirm_delete',
    'Asks before it deletes',
    ({ filename }, call) =>
      call.task(async ({ ask }) => {
        const confirm = question(`Delete ${filename}?`, 'confirm', 'boolean');
        const { confirmed } = await ask({ confirmed: confirm });
        return text(confirmed.content?.confirm ? `Deleted ${filename}` : `Kept ${filename}`);
      }),
    strings({ filename: 'What to delete' }),
  ),
  tool('multi_input', 'Asks two things at once', (_args, call) =>
    call.task(async ({ ask }) => {
      const { first, second } = await ask({
        first: question('The first name?', 'name'),
        second: question('The second name?', 'name'),
      });
      return text(`${first.content?.name} and ${second.content?.name}`);
    }),
  ),
  tool('test_tool_with_task', 'Asks, then works in a task', async (_args, call) => {
    call.need('elicitation');
    const { user_name } = await call.ask({ user_name: question('Your name?', 'name') });
    return call.task(async () => text(`Hello, ${user_name.content?.name}!`), { required: true });
  }),
];
