#!/usr/bin/env node
/**
 * The recorder: an MCP server without a library, which answers with fixed bytes and writes down
 * every message that it gets, as it came.
 *
 *   recorder.js --stdio                 one session over standard input and output
 *   recorder.js --port 18302            Streamable HTTP at /mcp on 127.0.0.1; 0 picks a free port
 *   --record <file>                     where messages go, one JSON object a line:
 *                                       {session, raw, headers?}; without it, nowhere
 *
 * With --port the first line on standard output is the URL.
 */
import { parseArgs } from 'node:util';
import { Journal } from './recorder/journal.js';
import { serveHttp } from './recorder/http.js';
import { serveStdio } from './recorder/stdio.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    stdio: { type: 'boolean', default: false },
    record: { type: 'string' },
  },
});
const journal = new Journal(values.record);

if (values.stdio) {
  serveStdio(journal);
} else if (/^\d+$/.test(values.port ?? '')) {
  console.log(await serveHttp(Number(values.port), journal));
} else {
  console.error('Usage: recorder.js --stdio | --port <number> [--record <file>]');
  process.exit(2);
}
