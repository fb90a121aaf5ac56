import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapUri } from '../lib/uri.js';
import { rawAt, rawElements } from '../lib/raw-json.js';

const JSON_TEXT = ' { "a" : { "b\\u0063":[ 1.0 , "x,]}\\"", {"d":1e2} ] }, "e":null } ';

test('text of a value is found unchanged', () => {
  assert.equal(rawAt(JSON_TEXT, 'a', 'bc', 0), '1.0');
  assert.equal(rawAt(JSON_TEXT, 'a', 'bc', 1), '"x,]}\\""');
  assert.equal(rawAt(JSON_TEXT, 'a', 'bc', 2, 'd'), '1e2');
  assert.equal(rawAt(JSON_TEXT, 'a', 'bc'), '[ 1.0 , "x,]}\\"", {"d":1e2} ]');
  assert.equal(rawAt(JSON_TEXT, 'e'), 'null');
  assert.equal(rawAt(JSON_TEXT), JSON_TEXT.trim());
});

test('what is not there is undefined', () => {
  assert.equal(rawAt(JSON_TEXT, 'nothing'), undefined);
  assert.equal(rawAt(JSON_TEXT, 'e', 'deeper'), undefined);
});

test('elements of an array come one by one', () => {
  assert.deepEqual(rawElements('[ 1.0,[2],"3" ]'), ['1.0', '[2]', '"3"']);
  assert.deepEqual(rawElements('{"a":[]}', 'a'), []);
  assert.deepEqual(rawElements('{}', 'a'), []);
});

test('the alias comes after the scheme', () => {
  assert.equal(mapUri('a', 'demo://resource/1'), 'demo://a__resource/1');
  assert.equal(mapUri('a', 'file:///tmp/x'), 'file://a__/tmp/x');
  assert.equal(mapUri('a', 'mailto:someone'), 'mailto:a__someone');
  assert.equal(mapUri('a', 'file:///{+path}'), 'file://a__/{+path}');
});
