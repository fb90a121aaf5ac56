import { createInterface } from 'node:readline';
import { RpcError, unknownMethod } from './errors.js';

/** Serves a modern server over standard input and output until the input ends. */
export async function serveModernStdio(server) {
  const running = new Map();
  const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    if (message.method === 'notifications/cancelled') {
      running.get(message.params.requestId)?.();
    } else if (message.method === 'subscriptions/listen') {
      listen(server, message, running, send);
    } else if (message.id !== undefined) {
      void answer(server, message, running, send);
    }
  }
}

/** A request that was cancelled is not answered. */
async function answer(server, request, running, send) {
  const cancelled = new AbortController();
  running.set(request.id, () => cancelled.abort());
  const notify = async (note) => send({ jsonrpc: '2.0', ...note });
  const { message } = await server.answer(request, { notify, signal: cancelled.signal });
  running.delete(request.id);
  if (!cancelled.signal.aborted) send(message);
}

function listen(server, message, running, send) {
  try {
    running.set(message.id, server.subscriptions.listen(message, send));
  } catch (error) {
    const known = error instanceof RpcError ? error : unknownMethod(message.method);
    send({ jsonrpc: '2.0', id: message.id, error: known.toJson() });
  }
}
