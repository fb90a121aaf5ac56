#!/usr/bin/env node
/**
 * The conformance fixture: one MCP server with everything that the conformance suites 0.1.16 and
 * 0.2 ask of a server, in the eras and over the transports there are.
 *
 *   server.js --port 18301                 Streamable HTTP at http://127.0.0.1:18301/mcp, revisions
 *                                          up to 2025-11-25; port 0 picks a free one
 *   server.js --port 18301 --era modern    the same at revision 2026-07-28 only
 *   server.js --port 18301 --era dual      the same at all revisions
 *   server.js --port 18301 --sse           HTTP+SSE (2024-11-05) at http://127.0.0.1:18301/sse
 *   server.js --stdio                      one session over standard input and output
 *   server.js --stdio --era modern         revision 2026-07-28 over standard input and output
 *
 * With --port the first line on standard output is the URL.
 */
import { parseArgs } from 'node:util';
import { serveHttp } from './lib/http.js';
import { serveSse } from './lib/sse.js';
import { serveStdio } from './lib/stdio.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    era: { type: 'string', default: 'legacy' },
    stdio: { type: 'boolean', default: false },
    sse: { type: 'boolean', default: false },
  },
});
const { era, stdio, sse } = values;
const port = /^\d+$/.test(values.port ?? '') ? Number(values.port) : undefined;
const counts = { waiting: 0, cancelled: 0 };

if (stdio && ['legacy', 'modern'].includes(era)) {
  await serveStdio(era, counts);
} else if (port !== undefined && sse && era === 'legacy') {
  console.log(await serveSse(port, counts));
} else if (port !== undefined && !sse && ['legacy', 'modern', 'dual'].includes(era)) {
  console.log(await serveHttp(port, era, counts));
} else {
  console.error('Usage: server.js (--stdio | --port <number> [--sse]) [--era legacy|modern|dual]');
  process.exit(2);
}
