import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/**
 * Reads the list of faults that are known and why; an entry with `checks` stands for one of each.
 *
 * @returns {Promise<{check: string, publications?: string[], reason: string}[]>}
 * @throws {Error} where an entry has no check or no reason
 */
export async function readBaseline(file) {
  const faults = parse(await readFile(file, 'utf8'))?.faults ?? [];
  return checked(file, faults);
}

/**
 * Reads the list of checks that the suite leaves out by itself, and why.
 *
 * @returns {Promise<{check: string, reason: string}[]>}
 * @throws {Error} where an entry has no check or no reason
 */
export async function readSkips(file) {
  return checked(file, parse(await readFile(file, 'utf8'))?.skipped ?? []);
}

function checked(file, listed) {
  const entries = listed.flatMap(({ checks, ...rest }) =>
    checks ? checks.map((check) => ({ check, ...rest })) : [rest],
  );
  for (const entry of entries) {
    if (!/^[^:]+:.+$/.test(entry.check ?? '')) {
      throw new Error(`${file}: "check" must be scenario:check-id, not ${entry.check}`);
    }
    if (!entry.reason) throw new Error(`${file}: ${entry.check} has no reason`);
  }
  return entries;
}
