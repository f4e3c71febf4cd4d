import assert from 'node:assert/strict';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import { securityErrors } from '../../../src/errors/security-errors.ts';
import { xmlErrors } from '../../../src/errors/xml-errors.ts';
import type { VerifiedMessage } from '../../../src/security/message-verification.ts';
import { verifyMessage } from '../../../src/security/verify-message.ts';
import type { TrustStore } from '../../../src/security/x509/trust-store.ts';
import { canonicalise } from '../../../src/xml/canonicalise.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { canonical } from '../../security/unusual/independent-signer.ts';
import { world } from '../../security/world.ts';
import { captured } from './captured-messages.ts';
import { mutantsOf } from './mutations.ts';

const BODY = '/*[local-name()="Envelope"]/*[local-name()="Body"]';
const REFUSALS = new Set([...Object.keys(securityErrors), ...Object.keys(xmlErrors)]);

/** The verified message; undefined where it was refused, or carries no signature for this node. */
async function judged(text: string, trust: TrustStore): Promise<VerifiedMessage | undefined> {
  try {
    const message = await verifyMessage(parseXml(text), { trust });
    return message.kind === 'verified' ? message : undefined;
  } catch (error) {
    if (!(error instanceof PlegmaError)) throw error;
    assert.ok(REFUSALS.has(error.code), `${error.code}: ${error.message}`);
    return undefined;
  }
}

/** Everything of a message that business code may read. */
function contentOf({ body, headers, timestamp, identity, attachments }: VerifiedMessage) {
  const texts = headers.map((header) => canonicalise(header));
  return { body: canonicalise(body), headers: texts, timestamp, identity, attachments: [...attachments] };
}

describe('captured messages, changed in every place in every way', () => {
  let messages: Readonly<Record<string, string>>;
  let trust: TrustStore;

  before(async () => {
    const { alice, eve, trust: trusting } = await world();
    messages = await captured();
    trust = trusting({ listed: [alice.credential.chain[0], eve.credential.chain[0]] });
  });

  it('are refused, or say exactly what was signed', async () => {
    let refused = 0;
    for (const [dialect, text] of Object.entries(messages)) {
      const original = await judged(text, trust);
      assert.ok(original, `${dialect} is a good message`);
      const signed = { ...contentOf(original), body: await canonical(text, BODY) };
      for (const mutant of mutantsOf(text)) {
        const title = `${dialect}, ${mutant.title}\n${mutant.text}`;
        const message = await judged(mutant.text, trust).catch((cause: unknown) => {
          throw new Error(title, { cause });
        });
        if (message === undefined) refused += 1;
        else assert.deepEqual(contentOf(message), signed, title);
      }
    }
    assert.ok(refused > 1500, `only ${refused} were refused`);
  });

  it('with the parts of one in the place of those of another are refused', async () => {
    const parts = [
      'ds:SignedInfo',
      'ds:SignatureValue',
      'ds:KeyInfo',
      'wsu:Timestamp',
      's:Body',
      'wsse:Security',
    ];
    for (const [dialect, text] of Object.entries(messages)) {
      for (const [other, donor] of Object.entries(messages)) {
        for (const part of parts) {
          const element = new RegExp(`<${part}[ >].*</${part}>`, 's');
          const transplant = element.exec(donor)?.[0];
          if (transplant === undefined || !element.test(text) || element.exec(text)?.[0] === transplant)
            continue;
          const message = await judged(
            text.replace(element, () => transplant),
            trust,
          );
          if (message === undefined) continue;
          const original = [await judged(text, trust), await judged(donor, trust)].map(
            (good) => good && contentOf(good),
          );
          assert.ok(
            original.some((good) => JSON.stringify(good) === JSON.stringify(contentOf(message))),
            `${dialect} with ${part} of ${other}`,
          );
        }
      }
    }
  });
});
