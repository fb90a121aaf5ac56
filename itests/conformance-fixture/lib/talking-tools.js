import { setTimeout as pause } from 'node:timers/promises';
import { text, tool } from './tool.js';

const STEP_MS = 50;

/** Tools that send notifications, or drop their stream, before they answer. */
export const talkingTools = [
  tool('test_tool_with_logging', 'Logs three times, then answers', async (_args, call) => {
    await call.log('Tool execution started');
    await pause(STEP_MS);
    await call.log('Tool processing data');
    await pause(STEP_MS);
    await call.log('Tool execution completed');
    return text('Tool with logging executed successfully');
  }),
  tool('test_logging_tool', 'Logs once, then answers', async (_args, call) => {
    await call.log('Logged where the client wants it');
    return text('Logged');
  }),
  tool('test_tool_with_progress', 'Reports progress three times', async (_args, call) => {
    for (const done of [0, 50, 100]) {
      await call.progress(done, 100);
      await pause(STEP_MS);
    }
    return text(`Progress reported for token ${JSON.stringify(call.meta?.progressToken ?? null)}`);
  }),
  tool('test_reconnection', 'Closes its stream, then answers (SEP-1699)', async (_args, call) => {
    call.closeStream();
    await pause(2 * STEP_MS);
    return text('Answered after the stream was closed');
  }),
];
