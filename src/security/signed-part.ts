import type { DigestName } from './algorithms.ts';
import type { CryptoProvider } from './crypto/crypto-provider.ts';

/** A part of a message that is to be signed: its text in exclusive canonical form, with the `wsu:Id` in it. */
export class SignedPart {
  readonly id: string;
  readonly text: string;
  /** Prefixes that it uses only in values and declares itself (IN-41). */
  readonly inclusivePrefixes: readonly string[];
  #digest: { readonly name: DigestName; readonly value: string | Promise<string> } | undefined;

  constructor(id: string, text: string, inclusivePrefixes: readonly string[] = []) {
    this.id = id;
    this.text = text;
    this.inclusivePrefixes = inclusivePrefixes;
  }

  /** Base64; the last one is kept, as a part may go out in many messages. */
  digest(name: DigestName, crypto: CryptoProvider): string | Promise<string> {
    if (this.#digest?.name === name) return this.#digest.value;
    const value = crypto.digest(name, this.text);
    this.#digest = { name, value };
    return value;
  }
}
