import { appendFileSync } from 'node:fs';

/** Writes down what arrives, at once, so that a reader sees everything that came before. */
export class Journal {
  #file;

  constructor(file) {
    this.#file = file;
  }

  write(session, raw, headers) {
    if (this.#file) appendFileSync(this.#file, `${JSON.stringify({ session, raw, headers })}\n`);
  }
}
