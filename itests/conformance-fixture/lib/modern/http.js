import { RpcError } from './errors.js';
import { checkHeaders } from './headers.js';
import { PREFIX, readMeta } from './meta.js';

/** Answers one HTTP request with a modern server; its body has been read. */
export async function answerModern(server, req, res, message) {
  if (message.id === undefined) return res.writeHead(202).end();
  const reply = new Reply(res);
  try {
    if (saysVersion(message)) checkHeaders(req.headers, message, server.tools);
    readMeta(message.params);
    if (message.method === 'subscriptions/listen') {
      res.on('close', server.subscriptions.listen(message, (note) => reply.event(note)));
      return;
    }
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    const notify = async (note) => reply.event({ jsonrpc: '2.0', ...note });
    const { message: answer, status } = await server.answer(message, {
      notify,
      signal: gone.signal,
    });
    reply.end(answer, status);
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    reply.end({ jsonrpc: '2.0', id: message.id, error: error.toJson() }, error.status);
  }
}

function saysVersion({ params }) {
  return typeof params?._meta?.[`${PREFIX}protocolVersion`] === 'string';
}

/** JSON, or a stream as soon as something comes before the answer. */
class Reply {
  #res;
  #streaming = false;

  constructor(res) {
    this.#res = res;
  }

  event(message) {
    if (!this.#streaming) {
      this.#streaming = true;
      this.#res.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    }
    this.#res.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
  }

  end(message, status) {
    if (this.#streaming) {
      this.event(message);
      this.#res.end();
    } else {
      const body = JSON.stringify(message);
      this.#res.writeHead(status, { 'content-type': 'application/json' }).end(body);
    }
  }
}
