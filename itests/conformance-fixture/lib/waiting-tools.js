import { access, appendFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { strings, text, tool } from './tool.js';

const LONG_MS = 30_000;
const LOOK_MS = 50;

/**
 * Show whether a cancellation arrives. What happens goes into a file, since a gateway may run
 * several processes of one server.
 */
export const waitingTools = [
  tool(
    'test_wait',
    'Answers after 30 seconds, or ends when it is cancelled',
    recorded(async (_args, signal) => {
      await pause(LONG_MS, undefined, { signal });
      return text('Waited to the end');
    }),
    strings({ record: 'The file that says what happened' }),
  ),
  tool(
    'test_wait_for_file',
    'Answers once a file is there, or ends when it is cancelled',
    recorded(async ({ file }, signal) => {
      while (!(await isThere(file))) await pause(LOOK_MS, undefined, { signal });
      return text('Waited for the file');
    }),
    strings({ record: 'The file that says what happened', file: 'What it waits for' }),
  ),
];

function recorded(wait) {
  return async (args, { signal }) => {
    await appendFile(args.record, 'waiting\n');
    try {
      return await wait(args, signal);
    } catch (error) {
      await appendFile(args.record, 'cancelled\n');
      throw error;
    }
  };
}

function isThere(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}
