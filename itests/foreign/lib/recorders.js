import { join } from 'node:path';
import { DIRECT, serve, temporaryFolder } from './harness.js';
import { Journal } from './journal.js';
import { recorderOverHttp, recorderOverStdio } from './servers.js';

/** The transports of a recorder that a test with raw HTTP can reach. */
export const RAW_TRANSPORTS = DIRECT ? ['http'] : ['stdio', 'http'];

/** Serves a recorder, with what it writes down. */
export async function serveRecorder(t, transport) {
  const file = join(await temporaryFolder(t), 'journal.jsonl');
  const recorder =
    transport === 'stdio' ? recorderOverStdio(file) : await recorderOverHttp(t, file);
  const served = await serve(t, `rec${transport}`, recorder);
  return { served, journal: new Journal(file) };
}
