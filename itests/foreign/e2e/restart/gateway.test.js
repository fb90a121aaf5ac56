import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERA_SERVERS } from '../../lib/era-servers.js';
import { absent, serve } from '../../lib/harness.js';
import { OwnSerai, noHome } from '../../lib/own-serai.js';
import { until } from '../../lib/poll.js';
import { firstRound } from '../../lib/rounds.js';

const UPDATES = 10;
const MENDED_MS = 2_000;
const TOOL = 'test_input_required_result_elicitation';
const VARIANTS = ['modern-http', 'legacy-http', 'legacy-stdio'];

const skip = absent || noHome;

test('calls of several rounds while the gateway is replaced', { skip }, async (t) => {
  const serai = await OwnSerai.start(t);
  const loads = [];
  for (const variant of VARIANTS) {
    const served = await serve(t, 'swap', await ERA_SERVERS[variant](t));
    await until('it asks', async () => (await callOnce(served)) === 'served');
    loads.push({ variant, load: new Load(served) });
  }
  for (let at = 0; at < UPDATES; at++) await serai.shell('bundle:update', 'dev.serai.gateway');
  for (const { variant, load } of loads) {
    await t.test(`a server of the kind ${variant}`, async (v) => {
      const { served, again, failed } = await load.end();
      v.diagnostic(`${served} served, ${again} made anew`);
      assert.deepEqual(failed, []);
      assert.ok(served > UPDATES);
    });
  }
});

/** Calls on and on; a call that is to be made anew has to be served within two seconds. */
class Load {
  #counts = { served: 0, again: 0, failed: [] };
  #ended = false;
  #running;

  constructor(served) {
    this.#running = this.#run(served);
  }

  async #run(served) {
    while (!this.#ended) {
      try {
        if ((await callOnce(served)) !== 'served') await this.#anew(served);
        this.#counts.served++;
      } catch (error) {
        this.#counts.failed.push(error.message);
      }
    }
  }

  async #anew(served) {
    this.#counts.again++;
    await until('it is served', async () => (await callOnce(served)) === 'served', MENDED_MS);
  }

  async end() {
    this.#ended = true;
    await this.#running;
    return this.#counts;
  }
}

/** Both rounds: served, or the error that says to call again. */
async function callOnce(served) {
  const { first, answer } = await firstRound(served, 'single', TOOL);
  const last = answer ? await answer() : first;
  const { code, retryable } = last.error?.data ?? {};
  if (retryable || code === 'INPUT_TOO_LATE') return code;
  assert.equal(last.result?.content?.[0].text, 'Hello, Ada!', JSON.stringify(last));
  return 'served';
}
