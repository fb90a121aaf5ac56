import { readFile } from 'node:fs/promises';
import { until } from './poll.js';

/** Reads what a recorder has written down. */
export class Journal {
  constructor(file) {
    this.file = file;
  }

  /** @returns {Promise<{session: string, raw: string, message: object, headers?: object}[]>} */
  async entries() {
    const text = await readFile(this.file, 'utf8').catch(() => '');
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
      .map((written) => ({ ...written, message: JSON.parse(written.raw) }));
  }

  /** Waits for a message for which `matches(message)` holds. */
  async arrived(what, matches, limit) {
    const find = async () => (await this.entries()).find(({ message }) => matches(message));
    return until(`the upstream got ${what}`, find, limit);
  }
}
