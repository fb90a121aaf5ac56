import { setTimeout as pause } from 'node:timers/promises';
import { strings, text, tool } from './tool.js';

const STEP_MS = 50;
const LATEST_MARK_MS = 4;

/** Tools that send notifications, or drop their stream, before they answer. */
export const talkingTools = [
  tool('test_tool_with_logging', 'Logs three times, then answers', async (_args, call) => {
    await log(call, 'Tool execution started');
    await pause(STEP_MS);
    await log(call, 'Tool processing data');
    await pause(STEP_MS);
    await log(call, 'Tool execution completed');
    return text('Tool with logging executed successfully');
  }),
  tool('test_logging_tool', 'Logs once, then answers', async (_args, call) => {
    await log(call, 'Logged as asked');
    return text('Logged');
  }),
  tool('test_tool_with_progress', 'Reports progress three times', async (_args, call) => {
    await progress(call, 0);
    await pause(STEP_MS);
    await progress(call, 50);
    await pause(STEP_MS);
    await progress(call, 100);
    await pause(STEP_MS);
    return text(`Progress reported for token ${JSON.stringify(call.meta?.progressToken ?? null)}`);
  }),
  tool(
    'test_mark',
    'Reports its marker as progress twice, then answers with it, often after later calls',
    async ({ marker }, call) => {
      await progress(call, 1, marker);
      await pause(Math.random() * LATEST_MARK_MS);
      await progress(call, 2, marker);
      return text(marker);
    },
    strings({ marker: 'What to answer' }),
  ),
  tool('test_reconnection', 'Closes its stream, then answers (SEP-1699)', async (_args, call) => {
    call.extra.closeSSEStream?.();
    await pause(2 * STEP_MS);
    return text('Answered after the stream was closed');
  }),
];

async function log({ session, extra }, data) {
  if (!session.logs('info')) return;
  const params = { level: 'info', logger: 'fixture', data };
  await extra.sendNotification({ method: 'notifications/message', params });
}

async function progress({ extra, meta }, done, message = `${done} of 100`) {
  const progressToken = meta?.progressToken;
  if (progressToken === undefined) return;
  const params = { progressToken, progress: done, total: 100, message };
  await extra.sendNotification({ method: 'notifications/progress', params });
}
