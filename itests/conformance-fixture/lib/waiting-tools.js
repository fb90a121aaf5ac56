import { setTimeout as pause } from 'node:timers/promises';
import { text, tool } from './tool.js';

const LONG_MS = 30_000;

/** Of all sessions of this program. */
const counts = { waiting: 0, cancelled: 0 };

/** Tools that show whether a cancellation arrives. */
export const waitingTools = [
  tool('test_wait', 'Answers after 30 seconds, or ends when it is cancelled', async (_args, call) => {
    counts.waiting++;
    try {
      await call.progress(0, 1);
      await pause(LONG_MS, undefined, { signal: call.signal });
      return text('Waited to the end');
    } catch (error) {
      if (call.signal.aborted) counts.cancelled++;
      throw error;
    } finally {
      counts.waiting--;
    }
  }),
  tool('test_waiting', 'How many calls of test_wait run, and how many were cancelled', () =>
    text(JSON.stringify(counts)),
  ),
];
