import { PlegmaError } from '../errors/plegma-error.ts';
import type { ByteStream } from './attachments/attachment.ts';

/** The first bytes of each message are not counted: almost all messages are smaller, and none of those is ever refused. */
const SMALL = 64 * 1024;
const MEBIBYTE = 1024 ** 2;

/** What all messages together may take, in bytes. */
export interface RoomLimits {
  /** Of what has been read and is held. */
  readonly read: number;
  /** Of the documents whose trees are in memory: a tree takes up to eight times its document. */
  readonly trees: number;
  /** Milliseconds that a document waits for the trees of others to be released. */
  readonly longestWait: number;
  /** Milliseconds after which a message that has not come whole gives up its turn to those that wait. */
  readonly turn: number;
}

const DEFAULT_LIMITS: RoomLimits = {
  read: 512 * MEBIBYTE,
  trees: 48 * MEBIBYTE,
  longestWait: 30_000,
  turn: 10_000,
};

/** A message that has a tree and waits for more of its attachments. */
interface SlowMessage {
  /** When it got its tree (`performance.now()`). */
  readonly since: number;
  giveUp(): void;
}

/**
 * The memory for all messages that are being read and worked on. A limit on each message does not limit a hundred of
 * them: forty kilobytes of gzip hold a document whose tree takes a hundred megabytes.
 */
export class MessageRoom {
  readonly #limits: RoomLimits;
  readonly #waiting = new Set<{ readonly bytes: number; enter(): void }>();
  readonly #slow = new Set<SlowMessage>();
  #read = 0;
  #trees = 0;

  constructor(limits: Partial<RoomLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** The share of one message; to be released when it has been answered. */
  share(): MessageShare {
    return new MessageShare(this);
  }

  /** Counts what is held, or no longer held where it is negative. @throws SERVER_BUSY */
  count(bytes: number): void {
    if (bytes > 0 && this.#read + bytes > this.#limits.read) throw busy();
    this.#read += bytes;
  }

  /** Waits for room for the tree of a document of so many bytes, in the order of asking. @throws SERVER_BUSY */
  reserveTree(bytes: number): Promise<void> {
    if (this.#waiting.size === 0 && this.#fits(bytes)) {
      this.#trees += bytes;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const tree = {
        bytes,
        enter: () => {
          clearTimeout(timer);
          clearInterval(hurry);
          resolve();
        },
      };
      const hurry = setInterval(() => this.#endSlowTurns(), this.#limits.turn);
      const timer = setTimeout(() => {
        clearInterval(hurry);
        this.#waiting.delete(tree);
        reject(busy());
        // Others that fit may have waited behind it.
        this.#admit();
      }, this.#limits.longestWait);
      this.#waiting.add(tree);
    });
  }

  freeTree(bytes: number): void {
    this.#trees -= bytes;
    this.#admit();
  }

  /**
   * Waits for a sender whose message has had its tree since a time (`performance.now()`), unless others have waited
   * for too long.
   *
   * @throws SERVER_BUSY
   */
  waitForSender<Result>(since: number, news: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const slow = { since, giveUp: () => reject(busy()) };
      this.#slow.add(slow);
      news.then(resolve, reject).finally(() => this.#slow.delete(slow));
    });
  }

  #endSlowTurns(): void {
    const before = performance.now() - this.#limits.turn;
    for (const slow of this.#slow) if (slow.since <= before) slow.giveUp();
  }

  #admit(): void {
    for (const tree of this.#waiting) {
      if (!this.#fits(tree.bytes)) return;
      this.#waiting.delete(tree);
      this.#trees += tree.bytes;
      tree.enter();
    }
  }

  /** A tree that is alone fits, whatever its size. */
  #fits(bytes: number): boolean {
    return this.#trees === 0 || this.#trees + bytes <= this.#limits.trees;
  }
}

/** What one message holds in memory. */
export class MessageShare {
  readonly #room: MessageRoom;
  #held = 0;
  #tree = 0;
  #since = 0;

  constructor(room: MessageRoom) {
    this.#room = room;
  }

  /** Counts bytes that the message holds from now on, or no longer where they are negative. @throws SERVER_BUSY */
  hold(bytes: number): void {
    const held = this.#held + bytes;
    const more = counted(held) - counted(this.#held);
    if (more !== 0) this.#room.count(more);
    this.#held = held;
  }

  /**
   * Waits until there is room for the tree of a document of so many bytes.
   *
   * @returns undefined where there is nothing to wait for.
   * @throws SERVER_BUSY (when it is waited for)
   */
  reserveTree(bytes: number): Promise<void> | undefined {
    if (bytes <= SMALL) return undefined;
    return this.#room.reserveTree(bytes).then(() => {
      this.#tree = bytes;
      this.#since = performance.now();
    });
  }

  /**
   * What a sender sends. Once the message has a tree it may keep others waiting, and its bytes come as fast as its
   * sender likes: then it gives up its turn.
   *
   * @throws SERVER_BUSY (while it is iterated)
   */
  async *inTurn(body: ByteStream): ByteStream {
    const chunks = body[Symbol.asyncIterator]();
    try {
      for (;;) {
        const news = chunks.next();
        const next = await (this.#tree === 0 ? news : this.#room.waitForSender(this.#since, news));
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      // Not waited for: a sender that is waited for no longer would be.
      chunks.return?.().catch(() => undefined);
    }
  }

  release(): void {
    this.hold(-this.#held);
    if (this.#tree > 0) this.#room.freeTree(this.#tree);
    this.#tree = 0;
  }
}

function counted(bytes: number): number {
  return Math.max(0, bytes - SMALL);
}

function busy(): PlegmaError {
  return new PlegmaError(
    'SERVER_BUSY',
    `As many messages of more than ${SMALL} bytes are being worked on as there is memory for.`,
    { retryAfter: 10 },
  );
}
