import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a Node program of ours that prints its URL as its first line.
 *
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function startServer(args, env = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await ended;
  };
  const url = await firstLine(child);
  if (!url) throw new Error(`${args[0]} ended before it printed its URL`);
  return { url, stop };
}

function firstLine(child) {
  return new Promise((resolve) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (data) => {
      text += data;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.once('exit', () => resolve(undefined));
  });
}
