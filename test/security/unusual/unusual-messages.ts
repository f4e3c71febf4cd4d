import assert from 'node:assert/strict';
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { ErrorCode } from '../../../src/errors/catalogue.ts';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import { type VerifyOptions, verifyMessage } from '../../../src/security/verify-message.ts';
import type { TrustStore } from '../../../src/security/x509/trust-store.ts';
import { canonicalise } from '../../../src/xml/canonicalise.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { type Person, world } from '../world.ts';
import { canonical, type MessagePlan, signIndependently, tokenOf } from './independent-signer.ts';

/** Who signs, as an independent program sees it. */
export interface Signer {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  /** The certificate as base64 of its DER. */
  readonly base64: string;
  readonly trust: TrustStore;
}

/** What differs from a plain message, with what verifying needs beside it. */
export interface Unusual extends Omit<MessagePlan, 'key'> {
  readonly key?: KeyObject;
  readonly options?: Partial<VerifyOptions>;
  /** Changes the text on its way without changing what it says; to bytes where the spelling is one of bytes. */
  readonly sent?: (text: string) => string | Uint8Array;
  /** The refusal that is right by the specification, where acceptance would be wrong. */
  readonly refusal?: ErrorCode;
}

export type UnusualTable = Readonly<Record<string, (signer: Signer) => Unusual | Promise<Unusual>>>;

export function signerOf({ privateKey, certificate }: Person, trust: TrustStore): Signer {
  const x509 = new X509Certificate(certificate);
  const base64 = x509.raw.toString('base64');
  return { key: createPrivateKey(privateKey), certificate: x509, base64, trust };
}

/** One test for each message of the table: signed independently, and accepted with the content that was signed. */
export function itAccepts(table: UnusualTable, who: 'alice' | 'eve' = 'alice'): void {
  for (const [title, make] of Object.entries(table)) {
    it(title, async () => {
      const made = await world();
      const [own] = made[who].credential.chain;
      const signer = signerOf(made[who], made.trust({ listed: [own] }));
      await judge(await make(signer), signer);
    });
  }
}

async function judge(unusual: Unusual, signer: Signer): Promise<void> {
  const plan = { key: signer.key, token: tokenOf(signer.base64), ...unusual };
  const text = await signIndependently(plan);
  const sent = unusual.sent?.(text) ?? text;
  try {
    const message = await verifyMessage(parseXml(sent), { trust: signer.trust, ...unusual.options });
    assert.equal(unusual.refusal, undefined, 'accepted');
    assert.equal(message.kind, 'verified');
    const body = '/*[local-name()="Envelope"]/*[local-name()="Body"]';
    assert.equal(canonicalise(message.body), await canonical(text, body));
  } catch (error) {
    if (!(error instanceof PlegmaError)) throw error;
    assert.equal(error.code, unusual.refusal, `${error.message}\n${text.slice(0, 6000)}`);
  }
}
