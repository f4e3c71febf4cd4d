import { PlegmaError } from '../errors/plegma-error.ts';

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
}

const DEFAULT_LIMITS: RoomLimits = {
  read: 512 * MEBIBYTE,
  trees: 48 * MEBIBYTE,
  longestWait: 30_000,
};

/**
 * The memory for all messages that are being read and worked on. A limit on each message does not limit a hundred of
 * them: forty kilobytes of gzip hold a document whose tree takes a hundred megabytes.
 */
export class MessageRoom {
  readonly #limits: RoomLimits;
  readonly #waiting = new Set<{ readonly bytes: number; enter(): void }>();
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
          resolve();
        },
      };
      const timer = setTimeout(() => {
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
    });
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
