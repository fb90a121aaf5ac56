import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { serveStdio as serveModern } from '@modelcontextprotocol/server/stdio';
import { createLegacyServer } from './legacy-server.js';
import { ModernProgram } from './modern-server.js';

/**
 * Serves one client over standard input and output.
 *
 * @param {'legacy' | 'modern'} era
 */
export async function serveStdio(era, counts) {
  if (era === 'legacy') return createLegacyServer(counts).connect(new StdioServerTransport());
  let server;
  const program = new ModernProgram(counts, {
    changed: (kind) => server.notification({ method: `notifications/${kind}/list_changed` }),
    resourceUpdated: (uri) => server.sendResourceUpdated({ uri }),
  });
  serveModern(
    () => {
      const product = program.createServer();
      server = product.server;
      return product;
    },
    { legacy: 'reject' },
  );
}
