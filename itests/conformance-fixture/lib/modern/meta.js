import { invalidParams, unsupportedVersion } from './errors.js';

export const PREFIX = 'io.modelcontextprotocol/';
export const VERSION = '2026-07-28';

const LEVELS = ['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'];

/** Reads what a request says about itself; throws if it is missing or wrong. */
export function readMeta(params) {
  const meta = params?._meta ?? {};
  const version = meta[`${PREFIX}protocolVersion`];
  const capabilities = meta[`${PREFIX}clientCapabilities`];
  const logLevel = meta[`${PREFIX}logLevel`];
  if (typeof version !== 'string') throw invalidParams('protocolVersion is missing', 400);
  if (version !== VERSION) throw unsupportedVersion([VERSION], version);
  if (typeof capabilities !== 'object') throw invalidParams('clientCapabilities is missing', 400);
  if (logLevel !== undefined && !LEVELS.includes(logLevel)) throw invalidParams('Bad log level');
  return { meta, capabilities, logLevel };
}

/** Whether messages of a level are wanted. */
export function includes(wanted, level) {
  return wanted !== undefined && LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);
}
