import assert from 'node:assert/strict';
import { normaliseDistinguishedName } from '../../src/security/x509/name-text.ts';
import { once } from '../../src/store/remembered-requests.ts';
import { type TemporaryStore, temporaryStore } from './temporary-store.ts';

const identity = (name: string) => ({
  issuer: normaliseDistinguishedName('CN=Test CA,O=Example'),
  subject: normaliseDistinguishedName(`CN=${name},O=Example`),
});

describe('a remembered request', () => {
  let temporary: TemporaryStore;
  let effects: number;
  beforeEach(async () => {
    temporary = await temporaryStore();
    effects = 0;
  });
  afterEach(() => temporary.remove());

  const ask = (
    changes: { id?: string | undefined; content?: object; operation?: string; by?: string } = {},
  ) =>
    once(
      temporary.store,
      {
        identity: identity(changes.by ?? 'alice'),
        requestId: 'id' in changes ? changes.id : 'r-1',
        operation: changes.operation ?? 'OpenAccount',
        content: changes.content ?? {
          title: 'Lab',
          creditWanted: 5n,
          since: new Date(0),
          data: new Uint8Array(2),
        },
      },
      async () => {
        effects += 1;
        return { number: effects };
      },
    );

  it('has its effect once and the same answer for ever, over a restart too', async () => {
    assert.deepEqual(await ask(), { number: 1 });
    assert.deepEqual(await ask(), { number: 1 });
    await temporary.store.close();
    const store = await temporary.reopen();
    temporary = { ...temporary, store };
    assert.deepEqual(await ask(), { number: 1 });
    assert.equal(effects, 1);
  });

  it('does not depend on the order of members or on absent ones', async () => {
    await ask({ content: { title: 'Lab', contact: 'a@b' } });
    await ask({ content: { contact: 'a@b', title: 'Lab', currency: undefined } });
    assert.equal(effects, 1);
  });

  it('is a conflict with other content or for another operation', async () => {
    await ask();
    const others = [
      { content: {} },
      { content: { title: 'Lab', creditWanted: 6n, since: new Date(0), data: new Uint8Array(2) } },
      { content: { title: 'Lab', creditWanted: 5n, since: new Date(1), data: new Uint8Array(2) } },
      { content: { title: 'Lab', creditWanted: 5n, since: new Date(0), data: new Uint8Array([0, 1]) } },
      { operation: 'CloseAccount' },
    ];
    for (const other of others)
      await assert.rejects(ask(other), { code: 'REQUEST_ID_REUSED', path: 'requestId' });
    assert.equal(effects, 1);
  });

  it('belongs to its sender: another identity may use the same id', async () => {
    await ask();
    assert.deepEqual(await ask({ by: 'bob' }), { number: 2 });
  });

  it('has its effect each time where it carries no id', async () => {
    await ask({ id: undefined });
    await ask({ id: undefined });
    assert.equal(effects, 2);
  });

  it('is forgotten with an effect that fails, so that it may be tried again', async () => {
    const request = { identity: identity('alice'), requestId: 'r-1', operation: 'SubmitJob', content: {} };
    await assert.rejects(
      once(temporary.store, request, async () => {
        throw new Error('no credit');
      }),
      /no credit/,
    );
    assert.equal(await once(temporary.store, request, async () => 'accepted'), 'accepted');
  });

  it('has one effect where it arrives twice at the same time', async () => {
    const answers = await Promise.all([ask(), ask(), ask()]);
    assert.deepEqual(answers, [{ number: 1 }, { number: 1 }, { number: 1 }]);
    assert.equal(effects, 1);
  });
});
