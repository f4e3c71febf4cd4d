import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Requests of one connection that wait; a client that sends more of them without hearing an answer is none. */
const MOST_WAITING = 100;

interface Turn {
  readonly response: ServerResponse;
  readonly serve: () => void;
}

/** Answers whose turn somebody keeps: an endpoint behind a server that does so serves them when it is asked to. */
const kept = new WeakSet<ServerResponse>();

/**
 * Has the requests of a connection served one after the other. Node reads all that has come and would have them served together:
 * a thousand answers to one packet would then be in memory, and stay there, until somebody reads the first.
 */
export class ConnectionTurns {
  /** By connection, in the order of the requests; the first one is being served. */
  readonly #lines = new Map<Duplex, Turn[]>();

  /** Serves a request when those before it on its connection have been answered, or never where the connection ends before. */
  take(response: ServerResponse, serve: () => void): void {
    if (kept.has(response)) {
      serve();
      return;
    }
    kept.add(response);
    const { socket } = response.req;
    if (socket.destroyed) return;
    const line = this.#lineOf(socket);
    if (line.length > MOST_WAITING) {
      socket.destroy();
      return;
    }
    line.push({ response, serve });
    response.once('close', () => {
      line.shift();
      if (socket.destroyed) return;
      // The reader of the answer before had a time limit; this one has yet to be made.
      if (line.length > 0) socket.setTimeout(0);
      line[0]?.serve();
    });
    if (line.length === 1) serve();
  }

  /** The answers that a connection waits for, in their order. */
  of(socket: Duplex): readonly ServerResponse[] {
    return (this.#lines.get(socket) ?? []).map(({ response }) => response);
  }

  /** Those of all connections. */
  all(): readonly ServerResponse[] {
    return [...this.#lines.keys()].flatMap((socket) => this.of(socket));
  }

  #lineOf(socket: Duplex): Turn[] {
    const known = this.#lines.get(socket);
    if (known !== undefined) return known;
    const line: Turn[] = [];
    this.#lines.set(socket, line);
    // Node tells only the answer whose turn it was that the connection is closed.
    socket.once('close', () => this.#lines.delete(socket));
    return line;
  }
}
