import { PlegmaError } from '../../errors/plegma-error.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { CryptoProvider } from '../crypto/crypto-provider.ts';
import type { VerifiedElement } from '../verified-element.ts';
import type { CanonicalForms } from './canonical-forms.ts';
import type { Reference } from './signed-info.ts';

/**
 * Checks the digest of an element against its reference. This is the only place that makes a {@link VerifiedElement}.
 *
 * @throws DIGEST_MISMATCH
 * @throws XML_RELATIVE_NAMESPACE, XML_LIMIT_EXCEEDED
 */
export async function confirmDigest(
  element: XmlElement,
  reference: Reference,
  { crypto, forms }: { readonly crypto: CryptoProvider; readonly forms: CanonicalForms },
): Promise<VerifiedElement> {
  const text = await forms.of(element, reference.transform.inclusivePrefixes);
  await confirmAny([text], reference, crypto, element.local);
  return element as VerifiedElement;
}

/**
 * Checks that one of several spellings of a part has the digest of the reference.
 *
 * @param part Name of the part, for the refusal.
 * @throws DIGEST_MISMATCH
 */
export async function confirmAny(
  spellings: readonly (string | Uint8Array)[],
  reference: Reference,
  crypto: CryptoProvider,
  part: string,
): Promise<void> {
  for (const spelling of spellings) {
    if (await isDigestOf(spelling, reference, crypto)) return;
  }
  throw changed(part);
}

/** Whether this text, or these octets, have the digest of the reference; synchronous if the cryptography is. */
export function isDigestOf(
  spelling: string | Uint8Array,
  { digest, digestValue }: Reference,
  crypto: CryptoProvider,
): boolean | Promise<boolean> {
  const found = crypto.digest(digest.name, spelling);
  return typeof found === 'string' ? found === digestValue : found.then((value) => value === digestValue);
}

/** The refusal of a part whose digest does not fit. */
export function changed(part: string): PlegmaError {
  return new PlegmaError('DIGEST_MISMATCH', `The signed part ${part} was changed after signing.`);
}
