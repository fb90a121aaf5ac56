import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 50;

/**
 * Waits until `condition` gives something truthy, and returns that. While it throws, the condition
 * does not hold yet.
 *
 * @param {string} what completes "waited in vain until ..."
 * @throws {Error} after `limit` milliseconds, with the last error as its cause
 */
export async function until(what, condition, limit = 30_000) {
  const end = Date.now() + limit;
  for (let cause; ; await pause(EVERY_MS)) {
    try {
      const value = await condition();
      if (value) return value;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${limit} ms in vain until ${what}${because(cause)}`, { cause });
    }
  }
}

function because(cause) {
  return cause ? `: ${cause.message}` : '';
}
