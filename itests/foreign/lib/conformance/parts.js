import { readFile, writeFile } from 'node:fs/promises';

/** The parts of docs/conformance.md behind the first, in their order. */
const TITLES = ['Both eras', 'The gateway as client'];
const HEADING = new RegExp(`^## (${TITLES.join('|')})$`, 'm');

/** Takes a document apart: what stands before the parts, and each part by its title. */
export function split(text) {
  const [first, ...rest] = text.split(HEADING);
  const parts = new Map();
  for (let at = 0; at < rest.length; at += 2) parts.set(rest[at], rest[at + 1].trim());
  return { first: first.trim(), parts };
}

/** Puts a document together again. */
export function join({ first, parts }) {
  const known = TITLES.filter((title) => parts.has(title));
  return [first, ...known.map((title) => `## ${title}\n\n${parts.get(title)}`), '']
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** Writes one part of a file anew; everything else stays. */
export async function writePart(file, title, text) {
  const document = split(await readFile(file, 'utf8'));
  document.parts.set(title, text.trim());
  await writeFile(file, join(document));
}

/** Writes what stands before the parts anew. */
export async function writeFirst(file, text) {
  const before = await readFile(file, 'utf8').catch(() => '');
  await writeFile(file, join({ ...split(before), first: text.trim() }));
}
