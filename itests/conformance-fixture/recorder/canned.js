/**
 * The fixed bytes that the recorder answers with, as functions of how names and URIs are mapped:
 * the recorder maps nothing, an aggregated endpoint puts an alias in front. Whatever else is in
 * them must arrive as it is: spacing, number spellings, escapes, unknown fields, unknown _meta.
 */
export const UNMAPPED = { name: (name) => name, uri: (uri) => uri };

/** Oddly written JSON members, wanted at every level of an object. */
export const ODDITIES =
  '"x-unknown" : {"deep":[ 1.0 , 1,1e2 , 1E+2,-0,-0.0, 9007199254740993,' +
  '123456789012345678901234567890, 0.10 ]},"x-escapes":"\\u0041\\/\\u00e9\\ud83d\\ude00\\t\\u2028",' +
  '"x-unicode":"é 😀 \u2028 \u007f","x-null":null,"x-empty":{ },"":[ ]';

export const META = `"_meta":{"com.example/known-to-nobody":{"n":1.0, "big":9007199254740993}, "a.b":[]}`;

/** These look like positions that are mapped, and are not. */
const DECOYS =
  '"structuredContent":{ "name":"bytes","uri":"demo://resource/1","resource":{"uri":"file:///tmp/x"},' +
  '"content":[{"type":"resource_link","uri":"demo://resource/1"}], "n":1.0}';

export const bytesResult = () =>
  `{ "content" : [{"type":"text","text":"demo:\\/\\/resource/1 \\u00e9",${ODDITIES}}],${DECOYS},${META}, ${ODDITIES} }`;

export const linksResult = (map) =>
  `{"content":[{"type":"resource_link","uri":"${map.uri('demo://resource/1')}","name":"bytes",${ODDITIES}},` +
  ` {"uri":"${map.uri('file:///tmp/x')}", "type":"resource_link","name":"x","n":1.0},` +
  `{"type":"resource","resource":{"text":"demo://resource/1","uri":"${map.uri('mailto:someone')}",${ODDITIES}},` +
  `"annotations":{"priority":1.0,"uri":"demo://resource/1"}}],${DECOYS},"isError":false}`;

export const errorObject = () =>
  `{ "code":4711, "message":"Broken on purpose \\u00e9","data":{"n":1.0,"big":9007199254740993},"x-unknown":1e2 }`;

/** About `size` bytes of text with escapes and characters of several bytes in it. */
export function largeResult(size) {
  const unit = 'serai \\u0041 é 😀 \\" 0123456789 ';
  const text = unit.repeat(Math.ceil(size / Buffer.byteLength(unit)));
  return `{"content":[{"type":"text","text":"${text}"}],"n":1.0}`;
}

export const readResult = (map, uri) =>
  `{"contents":[ {"uri":"${map.uri(uri)}","mimeType":"text/plain","text":"${uri}",${ODDITIES}} ],${META}}`;

export const promptResult = (map) =>
  `{"description":"é \\u00e9","messages":[{"role":"user","content":{"type":"resource","resource":` +
  `{"uri":"${map.uri('demo://resource/1')}","text":"demo://resource/1"},${ODDITIES}}},` +
  `{"role":"user","content":{"type":"resource_link","uri":"${map.uri('file:///tmp/x')}","name":"bytes"},"n":1.0}],${META}}`;

export const completionResult = (ref) =>
  `{"completion":{"values":[ ${JSON.stringify(ref)} ],"total":1,"hasMore":false,"n":1.0},${META}}`;

/** The elements of the lists, each on its own, since a list of several servers joins them. */
export const toolElements = (map) => [
  element(map.name('bytes'), ODDITIES),
  element(map.name('links'), `"annotations":{"readOnlyHint":true,"n":1.0}`),
  element(map.name('large'), `"icons":[]`),
  element(map.name('reflect'), META),
  element(map.name('broken'), `"title":"\\u00e9"`),
  element(map.name('mark'), `"outputSchemaHint":1.0`),
  element(map.name('hang'), `"n":1e2`),
  element(map.name('ask_then_cancel'), `"n":1E2`),
  element(map.name('change'), `"n":-0`),
  element(map.name('app'), `"_meta":{"ui":{"resourceUri":"${map.uri('ui://app/main')}","n":1.0}}`),
];

export const addedTool = (map) => element(map.name('added'), `"n":2.0`);

const element = (name, odd) =>
  `{ "name":"${name}","description":"Named \\u0062ytes","inputSchema":{"type":"object", "default":{"n":1.0,"name":"bytes","big":9007199254740993}},${odd} }`;

export const resourceElements = (map) => [
  `{"uri":"${map.uri('demo://resource/1')}","name":"demo://resource/1","size":9007199254740993,${ODDITIES}}`,
  `{ "name":"x","uri":"${map.uri('file:///tmp/x')}","annotations":{"priority":1.0} }`,
  `{"uri":"${map.uri('mailto:someone')}","name":"someone"}`,
];

export const templateElements = (map) => [
  `{"uriTemplate":"${map.uri('demo://resource/{id}')}","name":"demo","n":1.0,${META}}`,
  `{"uriTemplate":"${map.uri('file:///{+path}')}","name":"files"}`,
];

export const promptElements = (map) => [
  `{"name":"${map.name('ask')}","description":"ask","arguments":[{"name":"ask","n":1.0}],${ODDITIES}}`,
];
