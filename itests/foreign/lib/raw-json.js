/**
 * Finds a value inside JSON text and returns its text unchanged.
 *
 * @param {string} json text of one valid JSON value
 * @param {...(string|number)} path member names and element positions
 * @returns {string | undefined}
 */
export function rawAt(json, ...path) {
  let [start, end] = [blank(json, 0), json.trimEnd().length];
  for (const step of path) {
    const range = children(json, start).find(({ key }) => key === step);
    if (!range) return undefined;
    [start, end] = [range.start, range.end];
  }
  return json.slice(start, end);
}

/** @returns {string[]} the texts of the elements of an array */
export function rawElements(json, ...path) {
  const array = rawAt(json, ...path);
  return array === undefined
    ? []
    : children(array, 0).map(({ start, end }) => array.slice(start, end));
}

/** Members or elements of the value at `start`, with their keys and positions. */
function children(json, start) {
  const found = [];
  const isObject = json[start] === '{';
  if (!isObject && json[start] !== '[') return found;
  for (let at = blank(json, start + 1); json[at] !== '}' && json[at] !== ']'; ) {
    let key = found.length;
    if (isObject) {
      const end = valueEnd(json, at);
      key = JSON.parse(json.slice(at, end));
      at = blank(json, blank(json, end) + 1);
    }
    const end = valueEnd(json, at);
    found.push({ key, start: at, end });
    at = blank(json, end);
    if (json[at] === ',') at = blank(json, at + 1);
  }
  return found;
}

function valueEnd(json, at) {
  if (json[at] === '"') return stringEnd(json, at);
  if (json[at] !== '{' && json[at] !== '[') return scalarEnd(json, at);
  for (let depth = 0; ; at++) {
    const c = json[at];
    if (c === '"') at = stringEnd(json, at) - 1;
    else if (c === '{' || c === '[') depth++;
    else if ((c === '}' || c === ']') && --depth === 0) return at + 1;
    else if (c === undefined) throw new Error('JSON ends inside a value');
  }
}

function stringEnd(json, at) {
  for (let i = at + 1; i < json.length; i++) {
    if (json[i] === '\\') i++;
    else if (json[i] === '"') return i + 1;
  }
  throw new Error('JSON ends inside a string');
}

function scalarEnd(json, at) {
  while (at < json.length && !/[\s,\]}]/.test(json[at])) at++;
  return at;
}

function blank(json, at) {
  while (/\s/.test(json[at] ?? '')) at++;
  return at;
}
