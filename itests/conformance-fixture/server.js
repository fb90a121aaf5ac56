#!/usr/bin/env node
/**
 * The conformance fixture: an MCP server with everything that the conformance suites 0.1.16 and
 * 0.2.0 ask of a server.
 *
 *   server.js --port 18301                Streamable HTTP at http://127.0.0.1:18301/mcp
 *   server.js --port 18301 --era modern   the same, by 2026-07-28 alone
 *   server.js --port 18301 --era dual     the same, by both
 *   server.js --sse 18301                 HTTP+SSE of 2024-11-05 at http://127.0.0.1:18301/sse
 *   server.js --stdio                     one session over standard input and output
 *   server.js --stdio --era modern        the same, by 2026-07-28 alone
 *
 * Port 0 picks a free one; with a port the first line on standard output is the URL. Without
 * --era the revisions with sessions are spoken.
 */
import { parseArgs } from 'node:util';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createFixture } from './lib/fixture.js';
import { serveHttp } from './lib/http.js';
import { ModernServer } from './lib/modern/server.js';
import { serveModernStdio } from './lib/modern/stdio.js';
import { serveSse } from './lib/sse.js';

const ERAS = {
  legacy: { legacy: true, modern: false },
  modern: { legacy: false, modern: true },
  dual: { legacy: true, modern: true },
};

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    sse: { type: 'string' },
    stdio: { type: 'boolean', default: false },
    era: { type: 'string', default: 'legacy' },
  },
});
const eras = ERAS[values.era];

if (eras && /^\d+$/.test(values.port ?? '')) {
  console.log(await serveHttp(Number(values.port), eras));
} else if (/^\d+$/.test(values.sse ?? '') && values.era === 'legacy') {
  console.log(await serveSse(Number(values.sse)));
} else if (values.stdio && values.era === 'legacy') {
  await createFixture().connect(new StdioServerTransport());
} else if (values.stdio && values.era === 'modern') {
  await serveModernStdio(new ModernServer());
} else {
  console.error('Usage: server.js (--port <number> | --sse <number> | --stdio) [--era legacy|modern|dual]');
  process.exit(2);
}
