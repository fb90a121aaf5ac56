import { appendFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { strings, text, tool } from './tool.js';

const LONG_MS = 30_000;

/**
 * Shows whether a cancellation arrives. What happens goes into a file, since a gateway may run
 * several processes of one server.
 */
export const waitingTools = [
  tool(
    'test_wait',
    'Answers after 30 seconds, or ends when it is cancelled',
    async ({ record }, { signal }) => {
      await appendFile(record, 'waiting\n');
      try {
        await pause(LONG_MS, undefined, { signal });
        return text('Waited to the end');
      } catch (error) {
        await appendFile(record, 'cancelled\n');
        throw error;
      }
    },
    strings({ record: 'The file that says what happened' }),
  ),
];
