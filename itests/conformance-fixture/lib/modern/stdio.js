import { createInterface } from 'node:readline';
import { RpcError, unknownMethod } from './errors.js';

/** Serves a modern server over standard input and output until the input ends. */
export async function serveModernStdio(server) {
  const listening = new Map();
  const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    if (message.method === 'notifications/cancelled') {
      listening.get(message.params.requestId)?.();
    } else if (message.method === 'subscriptions/listen') {
      listen(server, message, listening, send);
    } else if (message.id !== undefined) {
      void server
        .answer(message, async (note) => send({ jsonrpc: '2.0', ...note }))
        .then(({ message: answer }) => send(answer));
    }
  }
}

function listen(server, message, listening, send) {
  try {
    listening.set(message.id, server.subscriptions.listen(message, send));
  } catch (error) {
    const known = error instanceof RpcError ? error : unknownMethod(message.method);
    send({ jsonrpc: '2.0', id: message.id, error: known.toJson() });
  }
}
