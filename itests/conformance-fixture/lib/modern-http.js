import { createMcpHandler } from '@modelcontextprotocol/server';
import { ModernProgram } from './modern-server.js';

/** Revision 2026-07-28 over Streamable HTTP. */
export class ModernEndpoint {
  #handler;

  constructor(counts) {
    const program = new ModernProgram(counts, {
      changed: (kind) => this.#handler.notify[`${kind}Changed`](),
      resourceUpdated: (uri) => this.#handler.notify.resourceUpdated(uri),
    });
    this.#handler = createMcpHandler(() => program.createServer(), { legacy: 'reject' });
  }

  /** @param {Request} request the web's form of the request that `res` answers */
  async answer(request, res) {
    const { status, headers, body } = await this.#handler.fetch(request);
    res.writeHead(status, Object.fromEntries(headers));
    res.flushHeaders();
    if (body) await pour(body, res);
    res.end();
  }
}

/** The client may go at any time, which cancels. */
async function pour(body, res) {
  try {
    for await (const chunk of body) res.write(chunk);
  } catch (error) {
    if (!res.destroyed) throw error;
  }
}
