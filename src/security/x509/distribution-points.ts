import { readRevocationList } from './revocation-list.ts';
import type { RevocationLists } from './revocation-lists.ts';

/** How the lists of distribution points are fetched. */
export interface DistributionPointOptions {
  /** How often each is fetched again, in milliseconds; an hour by default. */
  readonly interval?: number;
  /** How long one fetch may take, in milliseconds; 10 s by default. */
  readonly timeout?: number;
  /** Told of a point that does not answer or gives no list; the list that it gave before stays in force. */
  readonly onProblem?: (url: string, cause: unknown) => void;
}

/** Bytes. A larger list is refused: these hold a million entries and more. */
const LARGEST = 64 * 1024 * 1024;

/**
 * Fetches revocation lists from the distribution points of the configuration, again and again. Those that
 * certificates name are not asked: a message must not make us fetch from an address that it chose.
 *
 * @returns Once each was asked for the first time; `stop` ends it.
 */
export async function followDistributionPoints(
  urls: readonly string[],
  lists: RevocationLists,
  { interval = 3_600_000, timeout = 10_000, onProblem = () => undefined }: DistributionPointOptions = {},
): Promise<{ stop(): void }> {
  const fetchAll = () =>
    Promise.all(
      urls.map((url) =>
        fetchList(url, timeout).then(
          (list) => lists.replace(url, [list]),
          (cause: unknown) => onProblem(url, cause),
        ),
      ),
    );
  await fetchAll();
  const timer = setInterval(fetchAll, interval);
  return { stop: () => clearInterval(timer) };
}

async function fetchList(url: string, timeout: number) {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout), redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    // Lists come without TLS, so anybody on the way can send without end.
    if (length > LARGEST) throw new Error(`${url} gives more than ${LARGEST} bytes`);
    pieces.push(piece);
  }
  return readRevocationList(joined(pieces, length));
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
