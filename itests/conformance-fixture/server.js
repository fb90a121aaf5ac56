#!/usr/bin/env node
/**
 * The conformance fixture: an MCP server (revisions up to 2025-11-25) with everything that the
 * conformance suite 0.1.16 asks of a server.
 *
 *   server.js --stdio           one session over standard input and output
 *   server.js --port 18301      Streamable HTTP at http://127.0.0.1:18301/mcp; 0 picks a free port
 *
 * With --port the first line on standard output is the URL.
 */
import { parseArgs } from 'node:util';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createFixture } from './lib/fixture.js';
import { serveHttp } from './lib/http.js';

const { values } = parseArgs({
  options: { port: { type: 'string' }, stdio: { type: 'boolean', default: false } },
});

if (values.stdio) {
  await createFixture().connect(new StdioServerTransport());
} else if (/^\d+$/.test(values.port ?? '')) {
  console.log(await serveHttp(Number(values.port)));
} else {
  console.error('Usage: server.js --stdio | --port <number>');
  process.exit(2);
}
