import assert from 'node:assert/strict';
import { MessageRoom } from '../../src/soap/message-room.ts';

const KIB = 1024;
const SMALL = 64 * KIB;

/** Says whether a promise has settled when all that is due has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await new Promise((resolve) => setImmediate(resolve));
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

describe('the room for messages', () => {
  it('is taken by what is beyond the first 64 kB of each', () => {
    const room = new MessageRoom({ read: 10 * KIB });
    const [small, large, third] = [room.share(), room.share(), room.share()];
    small.hold(SMALL);
    large.hold(SMALL + 8 * KIB);
    assert.throws(() => third.hold(SMALL + 3 * KIB), { code: 'SERVER_BUSY' });
    third.hold(SMALL);
    third.hold(2 * KIB);
    assert.throws(() => small.hold(1), { code: 'SERVER_BUSY' });
    large.release();
    small.hold(8 * KIB);
  });

  it('is given back by what is no longer held, and by what was refused', () => {
    const room = new MessageRoom({ read: 10 * KIB });
    const [first, second] = [room.share(), room.share()];
    first.hold(SMALL + 8 * KIB);
    first.hold(-SMALL);
    second.hold(SMALL + 10 * KIB);
    assert.throws(() => second.hold(1), { code: 'SERVER_BUSY' });
    second.release();
    second.release();
    first.hold(SMALL + 2 * KIB);
    assert.throws(() => first.hold(1), { code: 'SERVER_BUSY' });
  });

  it('has trees wait for one another in the order of asking, small documents for none', async () => {
    const room = new MessageRoom({ trees: 300 * KIB });
    const shares = Array.from({ length: 4 }, () => room.share());
    const [first, second, third, fourth] = shares.map((share) => share.reserveTree(200 * KIB));
    assert.ok(first && second && third && fourth);
    await first;
    assert.equal(room.share().reserveTree(SMALL), undefined);
    assert.equal(await isSettled(second), false);
    shares[0]?.release();
    await second;
    assert.equal(await isSettled(third), false);
    shares[1]?.release();
    await third;
    assert.equal(await isSettled(fourth), false);
    shares[2]?.release();
    await fourth;
  });

  it('lets a large tree in before smaller ones that came later', async () => {
    const room = new MessageRoom({ trees: 300 * KIB });
    const [first, large, later] = [room.share(), room.share(), room.share()];
    await first.reserveTree(200 * KIB);
    const waiting = [large.reserveTree(250 * KIB), later.reserveTree(100 * KIB)] as const;
    assert.ok(waiting[0] && waiting[1]);
    assert.equal(await isSettled(waiting[1]), false);
    first.release();
    await waiting[0];
    assert.equal(await isSettled(waiting[1]), false);
    large.release();
    await waiting[1];
  });

  it('takes one tree whatever its size', async () => {
    const room = new MessageRoom({ trees: 100 * KIB });
    await room.share().reserveTree(200 * KIB);
  });

  it('refuses who has waited too long, and forgets about it', async () => {
    const room = new MessageRoom({ trees: 100 * KIB, longestWait: 20 });
    const [first, second, third] = [room.share(), room.share(), room.share()];
    await first.reserveTree(80 * KIB);
    await assert.rejects(async () => second.reserveTree(80 * KIB), { code: 'SERVER_BUSY' });
    second.release();
    const waiting = third.reserveTree(80 * KIB);
    first.release();
    await waiting;
  });

  it('lets in who stood behind one that gave up', async () => {
    const room = new MessageRoom({ trees: 300 * KIB, longestWait: 20 });
    const [first, large, later] = [room.share(), room.share(), room.share()];
    await first.reserveTree(200 * KIB);
    const refused = assert.rejects(async () => large.reserveTree(250 * KIB), { code: 'SERVER_BUSY' });
    const waiting = later.reserveTree(100 * KIB);
    await refused;
    await waiting;
  });

  describe('while a message with a tree is still being sent', () => {
    async function* dripping(until: Promise<void>): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(1);
      await until;
      yield Uint8Array.of(2);
    }
    const readAll = async (chunks: AsyncIterable<Uint8Array>) => {
      const read: Uint8Array[] = [];
      for await (const chunk of chunks) read.push(chunk);
      return read;
    };
    const never = new Promise<void>(() => undefined);

    it('ends its turn if others wait, and lets them in', async () => {
      const room = new MessageRoom({ trees: 300 * KIB, turn: 20 });
      const [slow, waiting] = [room.share(), room.share()];
      await slow.reserveTree(200 * KIB);
      const entered = waiting.reserveTree(200 * KIB);
      await assert.rejects(() => readAll(slow.inTurn(dripping(never))), { code: 'SERVER_BUSY' });
      slow.release();
      await entered;
    });

    it('lets it take its time if nobody waits', async () => {
      const room = new MessageRoom({ trees: 300 * KIB, turn: 20 });
      const [slow, other] = [room.share(), room.share()];
      await slow.reserveTree(200 * KIB);
      await other.reserveTree(90 * KIB);
      const later = new Promise<void>((resolve) => setTimeout(resolve, 60));
      assert.equal((await readAll(slow.inTurn(dripping(later)))).length, 2);
    });

    it('lets small ones take their time', async () => {
      const room = new MessageRoom({ trees: 100 * KIB, turn: 10, longestWait: 50 });
      const [small, large, waiting] = [room.share(), room.share(), room.share()];
      await large.reserveTree(80 * KIB);
      const refused = assert.rejects(async () => waiting.reserveTree(80 * KIB), { code: 'SERVER_BUSY' });
      const read = readAll(small.inTurn(dripping(refused)));
      await refused;
      assert.equal((await read).length, 2);
    });
  });
});
