import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import type { Certificate } from './certificate.ts';
import { listSigner } from './list-signer.ts';
import { type RevocationList, readRevocationList } from './revocation-list.ts';
import type { RevocationLists } from './revocation-lists.ts';

/** How the lists of distribution points are fetched. */
export interface DistributionPointOptions {
  /** Whose lists nobody else's take the place of. */
  readonly authorities: readonly Certificate[];
  readonly crypto: CryptoProvider;
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
  options: DistributionPointOptions,
): Promise<{ stop(): void }> {
  const points = urls.map((url) => new DistributionPoint(url, lists, options));
  const fetchAll = () => Promise.all(points.map((point) => point.fetch()));
  await fetchAll();
  const timer = setInterval(fetchAll, options.interval ?? 3_600_000);
  return { stop: () => clearInterval(timer) };
}

class DistributionPoint {
  readonly #url: string;
  readonly #lists: RevocationLists;
  readonly #options: DistributionPointOptions;
  /** When the newest list of each authority was made (ms since 1970), by its key. */
  readonly #newest = new Map<string, number>();

  constructor(url: string, lists: RevocationLists, options: DistributionPointOptions) {
    this.#url = url;
    this.#lists = lists;
    this.#options = options;
  }

  async fetch(): Promise<void> {
    const { timeout = 10_000, onProblem = () => undefined } = this.#options;
    try {
      await this.#take(await fetchList(this.#url, timeout));
    } catch (cause) {
      onProblem(this.#url, cause);
    }
  }

  /**
   * Lists come without TLS: whoever stands between may send another one. It must not take the place of what an authority has
   * signed, nor an older one that of a newer, or whoever is revoked would not be.
   */
  async #take(list: RevocationList): Promise<void> {
    const { authorities, crypto } = this.#options;
    const signer = await listSigner(list, authorities, crypto);
    if (signer === undefined) {
      this.#lists.replace(this.#url, [list]);
      return;
    }
    if (list.thisUpdate < (this.#newest.get(signer) ?? list.thisUpdate))
      throw new Error(`${this.#url} gives an older list than before`);
    this.#newest.set(signer, list.thisUpdate);
    this.#lists.replace(`${this.#url} ${signer}`, [list]);
    this.#lists.remove(this.#url);
  }
}

async function fetchList(url: string, timeout: number): Promise<RevocationList> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout), redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    // Anybody on the way can send without end.
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
