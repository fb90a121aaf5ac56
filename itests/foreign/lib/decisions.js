import assert from 'node:assert/strict';
import { until } from './poll.js';

/** What is approved, held and hidden of what the servers of one entry define. */
export class Decisions {
  #api;
  #alias;
  #before = [];

  constructor(api, alias) {
    this.#api = api;
    this.#alias = alias;
  }

  /** Each as the API tells it. */
  async list(query = '') {
    const { status, body } = await this.#api.get(`tools?alias=${this.#alias}&limit=200${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.next, null);
    return body.items;
  }

  /** Waits until they are these, each in short, and keeps them all. */
  async become(expected) {
    const wanted = [...expected].sort();
    let found;
    await until('the decisions are as expected', async () => {
      this.#before = await this.list();
      found = this.#before.map(inShort).sort();
      return isSame(found, wanted);
    }, 15_000).catch(() => assert.deepEqual(found, wanted));
    await this.#toldAsHeld();
  }

  /** They are what they were, to the last field. */
  async areAsBefore() {
    assert.deepEqual(await this.list(), this.#before);
    await this.#toldAsHeld();
  }

  async #toldAsHeld() {
    const held = this.#before.filter(({ state }) => state === 'held');
    assert.deepEqual(await this.list('&state=held'), held);
  }

  /** Decides about what is approved of a version. */
  async decide(entryVersion, name, change) {
    const tool = (await this.list()).find(
      (one) => one.entryVersion === entryVersion && one.name === name && one.installation === null,
    );
    const answer = await this.#api.patch(`tools/${tool.id}`, tool.version, change);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  }
}

function inShort({ entryVersion, name, state, removed, installation }) {
  const whose = installation === null ? '' : ` by ${installation}`;
  return `${entryVersion} ${name} ${state}${removed ? ' removed' : ''}${whose}`;
}

function isSame(some, others) {
  return JSON.stringify(some) === JSON.stringify(others);
}
