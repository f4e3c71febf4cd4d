import assert from 'node:assert/strict';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import { dataService } from '../../../src/provider/data/data-service.ts';
import { readContent } from '../../../src/soap/codec/binary-content.ts';
import { alice, bob } from '../accounts/accounts-fixture.ts';
import { callBy, nobody } from '../call-context.ts';
import { bytes, digestOf, streamed, type TestData, testData } from './data-fixture.ts';

describe('DataService', () => {
  let test: TestData;
  beforeEach(async () => {
    test = await testData();
  });
  afterEach(() => test.temporary.remove());

  const service = () => dataService(test.data).operations;
  const create = async (wish: { size?: bigint; mediaType?: string } = {}) => {
    const request = { accountId: test.account.id, name: 'photo.png', ...wish };
    return (await service().CreateStager(request, callBy(alice))).stager;
  };

  it('has an operation for each of the contract, and none that may be called unsigned', async () => {
    const { contract, open, operations } = dataService(test.data);
    assert.deepEqual(Object.keys(operations).sort(), Object.keys(contract.operations).sort());
    assert.equal(open.size, 0);
    await assert.rejects(service().ListStagers({}, nobody), { code: 'SIGNATURE_MISSING' });
  });

  it('speaks in the types of the contract', async () => {
    const stager = await create({ size: 12n, mediaType: 'image/png' });
    const { stagerId, createdAt, terminationTime, ...rest } = stager;
    assert.match(stagerId, /^stg-/);
    assert.ok(createdAt instanceof Date && terminationTime instanceof Date && terminationTime > createdAt);
    assert.deepEqual(rest, {
      name: 'photo.png',
      mediaType: 'image/png',
      size: 12n,
      digest: undefined,
      state: 'empty',
      received: 0n,
      accountId: test.account.id,
      owner: alice,
      links: [],
      version: 1,
    });
  });

  it('takes content inline and attached, from the offset 0 where none is said', async () => {
    const { stagerId } = await create({ size: 12n });
    const inline = await service().WriteStager({ stagerId, content: bytes('Hello, ') }, callBy(alice));
    assert.equal(inline.stager.received, 7n);
    const content = { stream: () => streamed('wor', 'ld') };
    const { stager } = await service().WriteStager({ stagerId, offset: 7n, content }, callBy(alice));
    assert.deepEqual([stager.state, stager.digest], ['complete', digestOf('Hello, world')]);
    const got = await service().GetStager({ stagerId }, callBy(alice));
    assert.deepEqual(got.stager, stager);

    const read = await service().ReadStager({ stagerId }, callBy(alice));
    assert.equal(new TextDecoder().decode(await readContent(read.content)), 'Hello, world');
    assert.deepEqual([read.offset, read.nextOffset, read.complete], [0n, 12n, true]);
    const part = await service().ReadStager({ stagerId, offset: 7n, length: 3 }, callBy(alice));
    assert.deepEqual([part.digest, part.nextOffset, part.complete], [digestOf('wor'), 10n, false]);
  });

  it('takes the first attachment where the message names none and has no content itself', async () => {
    const { stagerId } = await create();
    async function* attachments() {
      yield { contentId: '', mediaType: 'image/png', content: streamed('Hello, ', 'world') };
      yield { contentId: '', mediaType: 'image/png', content: streamed('Other') };
    }
    const piece = { stagerId, content: new Uint8Array(), last: true };
    const context = { ...callBy(alice), attachments: attachments() };
    const { stager } = await service().WriteStager(piece, context);
    assert.equal(stager.digest, digestOf('Hello, world'));
  });

  it('counts no piece of a package whose rest is damaged, however long the piece is', async () => {
    const { stagerId } = await create();
    async function* attachments() {
      yield { contentId: 'a', mediaType: 'image/png', content: streamed('Hello, ', 'world') };
      throw new PlegmaError('ATTACHMENTS_MALFORMED', 'Two parts of the package have the Content-ID "a".');
    }
    for (const content of [new Uint8Array(), bytes('Hello')]) {
      const context = { ...callBy(alice), attachments: attachments() };
      const written = service().WriteStager({ stagerId, content, last: true }, context);
      await assert.rejects(written, { code: 'ATTACHMENTS_MALFORMED' });
    }
    const { stager } = await service().GetStager({ stagerId }, callBy(alice));
    assert.deepEqual([stager.state, stager.received], ['empty', 0n]);
  });

  it('refuses sizes and offsets beyond all bounds like any other that is too large', async () => {
    const huge = 2n ** 63n - 1n;
    await assert.rejects(create({ size: huge }), { code: 'QUOTA_EXCEEDED' });
    const { stagerId } = await create();
    const piece = { stagerId, offset: huge, content: bytes('x') };
    await assert.rejects(service().WriteStager(piece, callBy(alice)), { code: 'STAGER_OFFSET' });
  });

  it('lists and destroys what is the caller’s', async () => {
    const { stagerId } = await create();
    const listed = await service().ListStagers({ state: 'empty' }, callBy(alice));
    assert.deepEqual(
      listed.stagers.map((stager) => stager.stagerId),
      [stagerId],
    );
    await assert.rejects(service().DestroyStager({ stagerId }, callBy(bob)), { code: 'STAGER_UNKNOWN' });
    assert.deepEqual(await service().DestroyStager({ stagerId }, callBy(alice)), {});
    assert.deepEqual((await service().ListStagers({}, callBy(alice))).stagers, []);
  });
});
