#!/usr/bin/env node
/**
 * The client under test of a client scenario: puts the scenario's server, whose URL is the last
 * argument, behind the gateway at SERAI_URL, does the scenario's steps there by a client that speaks
 * SERAI_CLIENT_WIRE, and takes it out again.
 */
import { randomBytes } from 'node:crypto';
import { entry, remote, writeEntry } from '../entries.js';
import { CLIENTS } from '../era-clients.js';
import { until } from '../poll.js';
import { STEPS } from './client-steps.js';

const LISTED_MS = 20_000;

const { SERAI_URL, SERAI_SERVERS_DIR, MCP_CONFORMANCE_SCENARIO: scenario } = process.env;
const { MCP_CONFORMANCE_CONTEXT: context } = process.env;
const alias = `scenario${randomBytes(3).toString('hex')}`;
const { steps, ...options } = STEPS[scenario];
const wire = process.env.SERAI_CLIENT_WIRE;

const remove = await writeEntry(SERAI_SERVERS_DIR, entry(alias, remote(process.argv.at(-1))));
try {
  const session = await until(
    `${alias} is there`,
    () => CLIENTS[wire].connect(`${SERAI_URL}/servers/${alias}/mcp`, options),
    LISTED_MS,
  );
  await steps(session, context ? JSON.parse(context) : {});
  await session.end();
} finally {
  await remove();
}
