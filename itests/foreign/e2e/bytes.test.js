import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as canned from '../../conformance-fixture/recorder/canned.js';
import { VIEWS, absent } from '../lib/harness.js';
import { RawClient } from '../lib/raw-client.js';
import { rawAt, rawElements } from '../lib/raw-json.js';
import { RAW_TRANSPORTS, serveRecorder } from '../lib/recorders.js';
import { assertSame } from '../lib/same.js';

const LARGE = 20 * 1024 * 1024;
const RESOURCES = ['demo://resource/1', 'file:///tmp/x', 'mailto:someone'];
const ARGUMENTS =
  '{ "n":1.0,"one":1, "e":1e2,"big":9007199254740993,"esc":"\\u0041\\/é 😀","uri":"demo://resource/1","x":{"deep":[ -0 ]}}';

for (const transport of RAW_TRANSPORTS) {
  test(`bytes of an upstream over ${transport}`, { skip: absent }, async (t) => {
    const { served } = await serveRecorder(t, transport);
    for (const view of VIEWS) {
      await t.test(`arrive unchanged at the ${view} endpoint`, (v) => compare(v, served, view));
    }
  });
}

async function compare(t, served, view) {
  const client = await new RawClient(served.url(view)).open();
  t.after(() => client.close());
  const map = served.map(view);
  const same = (what, actual, expected) =>
    t.test(what, async () => assertSame(await actual(), expected, what));

  await lists(t, client, map);
  await same('a result', () => client.call(map.name('bytes')), canned.bytesResult());
  await same('a result with links', () => client.call(map.name('links')), canned.linksResult(map));
  await same('an error', () => failure(client, map.name('broken')), canned.errorObject());
  for (const uri of RESOURCES) {
    const read = () => client.result('resources/read', `{"uri":"${map.uri(uri)}"}`);
    await same(`what ${uri} holds`, read, canned.readResult(map, uri));
  }
  const prompt = () => client.result('prompts/get', `{"name":"${map.name('ask')}"}`);
  await same('a prompt', prompt, canned.promptResult(map));
  await completions(t, client, map);
  await t.test('a result of 20 MB', async () => {
    const result = await client.call(map.name('large'), `{"size":${LARGE}}`);
    assertSame(result, canned.largeResult(LARGE), 'the result');
  });
  await t.test('arguments, unknown parameters and unknown _meta on their way up', () =>
    reflected(client, map),
  );
  if (view !== 'aggregated') {
    const unknown = () => client.result('example/unknown');
    await same('the result of an unknown method', unknown, `{ "n":1.0,${canned.ODDITIES} }`);
  }
}

async function lists(t, client, map) {
  const all = {
    'tools/list': ['tools', canned.toolElements(map)],
    'resources/list': ['resources', canned.resourceElements(map)],
    'resources/templates/list': ['resourceTemplates', canned.templateElements(map)],
    'prompts/list': ['prompts', canned.promptElements(map)],
  };
  for (const [method, [kind, expected]] of Object.entries(all)) {
    await t.test(`the elements of ${method}`, async () => {
      const actual = await pages(client, method, kind);
      for (const element of expected) assertSame(twin(actual, element), element, method);
    });
  }
}

/** The element with the same name or URI, among those of other servers. */
function twin(elements, wanted) {
  const { name, uri, uriTemplate } = JSON.parse(wanted);
  return elements.find((element) => {
    const other = JSON.parse(element);
    return other.uri === uri && other.uriTemplate === uriTemplate && other.name === name;
  });
}

async function pages(client, method, kind) {
  const elements = [];
  for (let params = '{}'; params; ) {
    const page = await client.result(method, params);
    elements.push(...rawElements(page, kind));
    const cursor = rawAt(page, 'nextCursor');
    params = cursor && `{"cursor":${cursor}}`;
  }
  return elements;
}

async function failure(client, name) {
  return rawAt(await client.request('tools/call', `{"name":"${name}"}`), 'error');
}

/** The recorder completes every argument to what it was asked about. */
async function completions(t, client, map) {
  const refs = [
    [`{"type":"ref/prompt","name":"${map.name('ask')}"}`, 'ask'],
    [`{"type":"ref/resource","uri":"${map.uri('demo://resource/{id}')}"}`, 'demo://resource/{id}'],
  ];
  for (const [ref, plain] of refs) {
    await t.test(`a completion for ${plain}`, async () => {
      const params = `{"ref":${ref},"argument":{"name":"id","value":""}}`;
      const result = await client.result('completion/complete', params);
      assertSame(result, canned.completionResult(plain), 'the completion');
    });
  }
}

async function reflected(client, map) {
  const meta = '{ "com.example/unknown":{"n":1.0},"n":9007199254740993}';
  const name = map.name('reflect');
  const result = await client.result(
    'tools/call',
    `{"x-unknown":1.0,"name":"${name}","arguments":${ARGUMENTS},"_meta":${meta}}`,
  );
  const arrived = JSON.parse(result).content[0].text;
  assert.equal(rawAt(arrived, 'params', 'name'), '"reflect"');
  assertSame(rawAt(arrived, 'params', 'arguments'), ARGUMENTS, 'arguments');
  assertSame(rawAt(arrived, 'params', 'x-unknown'), '1.0', 'an unknown parameter');
  assertSame(rawAt(arrived, 'params', '_meta', 'com.example/unknown'), '{"n":1.0}', '_meta');
  assertSame(rawAt(arrived, 'params', '_meta', 'n'), '9007199254740993', 'a number in _meta');
}
