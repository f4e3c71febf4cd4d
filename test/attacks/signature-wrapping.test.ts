import type { Credential } from '../../src/security/credential.ts';
import { WSSE, WSU } from '../../src/security/namespaces.ts';
import {
  bodyOf,
  envelopeOf,
  forgeMessage,
  ORDER,
  SOAP_11,
  SOAP_12,
  timestampOf,
  tokenOf,
} from '../security/forge-message.ts';
import { accepted, refused } from '../security/refused.ts';
import { world } from '../security/world.ts';

const EVIL = '<o:Order xmlns:o="urn:test:order"><o:item>everything</o:item></o:Order>';

/** A good message as an attacker saw it, with its parts. */
async function captured(plan: { timestamp?: string } = {}) {
  const { alice } = await world();
  const text = await forgeMessage({ credential: alice.credential, ...plan });
  const body = /<soap:Body.*<\/soap:Body>/s.exec(text)?.[0] ?? '';
  const security = /<wsse:Security>.*<\/wsse:Security>/s.exec(text)?.[0] ?? '';
  const timestamp = /<wsu:Timestamp.*<\/wsu:Timestamp>/s.exec(text)?.[0] ?? '';
  return { text, body, security, timestamp };
}

describe('signature wrapping: the signed Body is moved and another put in its place', () => {
  for (const [place, wrap] of [
    ['under Header as a block', (body: string) => body],
    ['under a wrapper in Header', (body: string) => `<w:Wrapper xmlns:w="urn:w">${body}</w:Wrapper>`],
    [
      'under a second Security header for another actor',
      (body: string) => `<wsse:Security soap:actor="urn:x">${body}</wsse:Security>`,
    ],
    ['under a copy of Envelope in Header', (body: string) => `<soap:Envelope>${body}</soap:Envelope>`],
  ] as const) {
    for (const [kind, evil] of [
      ['without id', `<soap:Body>${EVIL}</soap:Body>`],
      ['with another id', bodyOf(EVIL, 'other')],
      ['with the same id', bodyOf(EVIL)],
      ['with the same value as bare Id', `<soap:Body Id="body">${EVIL}</soap:Body>`],
      ['with the same value as ID', `<soap:Body ID="body">${EVIL}</soap:Body>`],
      ['with the same value as id', `<soap:Body id="body">${EVIL}</soap:Body>`],
      ['with the same value as xml:id', `<soap:Body xml:id="body">${EVIL}</soap:Body>`],
    ] as const) {
      it(`${place}, the new Body ${kind}`, async () => {
        const { security, body } = await captured();
        const codes = ['SIGNATURE_REFERENCE_INVALID', 'SIGNATURE_ID_AMBIGUOUS', 'BODY_NOT_SIGNED'] as const;
        await refused(envelopeOf(evil, wrap(body) + security), codes);
        await refused(envelopeOf(evil, security + wrap(body)), codes);
      });
    }
  }

  it('inside the Security header', async () => {
    const { security, body } = await captured();
    const codes = ['SIGNATURE_REFERENCE_INVALID', 'SIGNATURE_ID_AMBIGUOUS'] as const;
    await refused(
      envelopeOf(bodyOf(EVIL, 'other'), security.replace('</wsse:Security>', `${body}</wsse:Security>`)),
      codes,
    );
  });

  it('inside the Signature as an Object', async () => {
    const { security, body } = await captured();
    const hidden = security.replace('</ds:Signature>', `<ds:Object>${body}</ds:Object></ds:Signature>`);
    await refused(envelopeOf(bodyOf(EVIL, 'other'), hidden), 'SIGNATURE_MALFORMED');
  });

  it('inside KeyInfo', async () => {
    const { security, body } = await captured();
    const hidden = security.replace('</ds:KeyInfo>', `${body}</ds:KeyInfo>`);
    await refused(envelopeOf(bodyOf(EVIL, 'other'), hidden), 'SIGNATURE_MALFORMED');
  });

  it('inside the new Body', async () => {
    const { security, body } = await captured();
    const codes = ['SIGNATURE_REFERENCE_INVALID', 'SIGNATURE_ID_AMBIGUOUS'] as const;
    await refused(envelopeOf(`<soap:Body>${EVIL}${body}</soap:Body>`, security), codes);
    await refused(envelopeOf(`<soap:Body><w:W xmlns:w="urn:w">${body}</w:W></soap:Body>`, security), codes);
    await refused(envelopeOf(bodyOf(EVIL + body), security), codes);
  });

  it('as a second Body before or after', async () => {
    const { security, body } = await captured();
    for (const evil of [`<soap:Body>${EVIL}</soap:Body>`, bodyOf(EVIL, 'other')]) {
      await refused(envelopeOf(evil + body, security), 'ENVELOPE_MALFORMED');
      await refused(envelopeOf(body + evil, security), 'ENVELOPE_MALFORMED');
    }
  });

  it('as a Body of the other version of SOAP, or of no namespace', async () => {
    const { security, body } = await captured();
    for (const evil of [`<n:Body xmlns:n="${SOAP_12}">${EVIL}</n:Body>`, `<Body>${EVIL}</Body>`]) {
      await refused(envelopeOf(evil + body, security), 'ENVELOPE_MALFORMED');
      await refused(envelopeOf(body + evil, security), 'ENVELOPE_MALFORMED');
      await refused(envelopeOf(evil, security + body), 'ENVELOPE_MALFORMED');
    }
  });

  it('beside Header and Body, as a child of Envelope', async () => {
    const { security, body } = await captured();
    const evil = bodyOf(EVIL, 'other');
    await refused(envelopeOf(`<w:W xmlns:w="urn:w">${body}</w:W>${evil}`, security), 'ENVELOPE_MALFORMED');
    await refused(envelopeOf(`${evil}<w:W xmlns:w="urn:w">${body}</w:W>`, security), 'ENVELOPE_MALFORMED');
  });

  it('in a second Header, or with the Header behind the Body', async () => {
    const { security, body } = await captured();
    const evil = bodyOf(EVIL, 'other');
    await refused(envelopeOf(`<soap:Header>${body}</soap:Header>${evil}`, security), 'ENVELOPE_MALFORMED');
    const swapped = envelopeOf(evil, '').replace('<soap:Header></soap:Header>', '');
    await refused(
      swapped.replace('</soap:Envelope>', `<soap:Header>${security}</soap:Header></soap:Envelope>`),
      'ENVELOPE_MALFORMED',
    );
  });

  it('as text beside Header and Body, which is no envelope', async () => {
    const { text } = await captured();
    for (const end of ['</soap:Header>', '</soap:Envelope>']) {
      await refused(text.replace(end, `x${end}`), 'ENVELOPE_MALFORMED');
    }
  });

  it('as text inside the Security header', async () => {
    const { text } = await captured();
    await refused(text.replace('</wsse:Security>', 'x</wsse:Security>'), 'SECURITY_HEADER_INVALID');
  });

  it('under another root with the Envelope inside', async () => {
    const { text } = await captured();
    await refused(`<x>${text}</x>`, 'ENVELOPE_MALFORMED');
    await refused(text.replaceAll(SOAP_11, 'urn:not-soap'), 'ENVELOPE_MALFORMED');
  });
});

describe('signature wrapping: other parts are moved', () => {
  it('the Timestamp under a wrapper, with a fresh unsigned one in its place', async () => {
    const old = timestampOf(Date.now() - 86_400_000);
    const { text, timestamp } = await captured({ timestamp: old });
    await refused(text, 'MESSAGE_EXPIRED');
    const fresh = timestampOf(Date.now(), 300, 'fresh');
    const wrapper = `<w:W xmlns:w="urn:w">${timestamp}</w:W>`;
    const moved = text.replace(timestamp, fresh).replace('<soap:Header>', `<soap:Header>${wrapper}`);
    await refused(moved, 'SIGNATURE_REFERENCE_INVALID');
    await refused(moved.replace(fresh, ''), 'SIGNATURE_REFERENCE_INVALID');
    await refused(text.replace(timestamp, fresh + wrapper), 'SIGNATURE_REFERENCE_INVALID');
  });

  it('the Timestamp out of the Security header, which would make the message timeless', async () => {
    const { text, timestamp } = await captured({ timestamp: timestampOf(Date.now() - 86_400_000) });
    const moved = text.replace(timestamp, '').replace('<soap:Header>', `<soap:Header>${timestamp}`);
    await refused(moved, 'SIGNATURE_REFERENCE_INVALID');
    const inOther = `<wsse:Security soap:actor="urn:x">${timestamp}</wsse:Security>`;
    await refused(
      text.replace(timestamp, '').replace('<soap:Header>', `<soap:Header>${inOther}`),
      'SIGNATURE_REFERENCE_INVALID',
    );
    await refused(text.replace(timestamp, '').replace('</soap:Body>', `${timestamp}</soap:Body>`), [
      'SIGNATURE_REFERENCE_INVALID',
      'DIGEST_MISMATCH',
    ]);
  });

  it('the Timestamp with an unsigned second one', async () => {
    const { text, timestamp } = await captured();
    for (const second of [timestampOf(Date.now(), 300, 'two'), '<wsu:Timestamp/>']) {
      await refused(text.replace(timestamp, second + timestamp), 'SECURITY_HEADER_INVALID');
      await refused(text.replace(timestamp, timestamp + second), 'SECURITY_HEADER_INVALID');
    }
  });

  it('a signed header block deeper into the Header', async () => {
    const { alice } = await world();
    const block = '<a:To xmlns:a="urn:a" wsu:Id="to">me</a:To>';
    const envelope = envelopeOf(bodyOf(ORDER), `${block}@SECURITY@`);
    const references = [{ id: 'body' }, { id: 'time' }, { id: 'to' }];
    const text = await forgeMessage({ credential: alice.credential, envelope, references });
    await accepted(text);
    await refused(text.replace(block, `<w:W xmlns:w="urn:w">${block}</w:W>`), 'SIGNATURE_REFERENCE_INVALID');
  });

  it('a signed header block into the Security header, where nobody would look for it', async () => {
    const { alice } = await world();
    const block = '<a:To xmlns:a="urn:a" wsu:Id="to">me</a:To>';
    const envelope = envelopeOf(bodyOf(ORDER), `${block}@SECURITY@`);
    const references = [{ id: 'body' }, { id: 'time' }, { id: 'to' }];
    const text = await forgeMessage({ credential: alice.credential, envelope, references });
    const moved = text.replace(block, '').replace('</wsse:Security>', `${block}</wsse:Security>`);
    await refused(moved, 'SIGNATURE_REFERENCE_INVALID');
  });

  it('the token into a wrapper or another Security header', async () => {
    const { text } = await captured();
    const token = /<wsse:BinarySecurityToken.*<\/wsse:BinarySecurityToken>/s.exec(text)?.[0] ?? '';
    await refused(text.replace(token, `<w:W xmlns:w="urn:w">${token}</w:W>`), 'TOKEN_UNSUPPORTED');
    const other = `<wsse:Security soap:actor="urn:x">${token}</wsse:Security>`;
    await refused(
      text.replace(token, '').replace('<soap:Header>', `<soap:Header>${other}`),
      'TOKEN_UNSUPPORTED',
    );
  });

  it('a second token with the id of the first', async () => {
    const { bob } = await world();
    const { text } = await captured();
    const second = tokenOf(bob.credential);
    await refused(text.replace('<ds:Signature>', `${second}<ds:Signature>`), 'SIGNATURE_ID_AMBIGUOUS');
  });
});

describe('two Security headers', () => {
  const copies = (security: string) =>
    [
      ['without actors', security],
      ['with an empty actor', security.replace('<wsse:Security>', '<wsse:Security soap:actor="">')],
      [
        'for the next node',
        security.replace(
          '<wsse:Security>',
          '<wsse:Security soap:actor="http://schemas.xmlsoap.org/soap/actor/next">',
        ),
      ],
      ['empty', '<wsse:Security/>'],
    ] as const;

  it('are refused unless the other is for another actor', async () => {
    const { security, body } = await captured();
    for (const [, second] of copies(security)) {
      await refused(envelopeOf(body, second + security), 'SECURITY_HEADER_INVALID');
      await refused(envelopeOf(body, security + second), 'SECURITY_HEADER_INVALID');
    }
  });

  it('are refused where two are for one other actor', async () => {
    const { security, body } = await captured();
    const other = '<wsse:Security soap:actor="urn:x"/>';
    await refused(envelopeOf(body, other + other + security), 'SECURITY_HEADER_INVALID');
  });

  it('two signatures in one header are refused', async () => {
    const { text } = await captured();
    const signature = /<ds:Signature>.*<\/ds:Signature>/s.exec(text)?.[0] ?? '';
    await refused(text.replace(signature, signature + signature), 'SECURITY_HEADER_INVALID');
    await refused(text.replace(signature, `<ds:Signature/>${signature}`), 'SECURITY_HEADER_INVALID');
  });
});

describe('duplicate ids', () => {
  it('anywhere in the message are refused, referenced or not', async () => {
    const { alice } = await world();
    const credential: Credential = alice.credential;
    const content = '<o:Order xmlns:o="urn:o"><o:a wsu:Id="x"/><o:b wsu:Id="x"/></o:Order>';
    await refused(
      await forgeMessage({ credential, envelope: envelopeOf(bodyOf(content)) }),
      'SIGNATURE_ID_AMBIGUOUS',
    );
  });

  for (const attribute of ['wsu:Id', 'Id', 'ID', 'id', 'xml:id']) {
    it(`of a signed part, as ${attribute} in unsigned content`, async () => {
      const { text } = await captured();
      const block = `<x:X xmlns:x="urn:x" ${attribute}="body"/>`;
      await refused(text.replace('<soap:Header>', `<soap:Header>${block}`), 'SIGNATURE_ID_AMBIGUOUS');
    });
  }

  it('an Id of another namespace is none', async () => {
    const { text } = await captured();
    await accepted(text.replace('<soap:Header>', '<soap:Header><x:X xmlns:x="urn:x" x:Id="body"/>'));
    const renamed = text.replace(`xmlns:wsu="${WSU}"`, `xmlns:wsu="${WSSE}"`);
    await refused(renamed, ['SIGNATURE_REFERENCE_INVALID', 'SIGNATURE_MALFORMED', 'TOKEN_UNSUPPORTED']);
  });
});

describe('what is not signed', () => {
  it('a signature over the Timestamp alone', async () => {
    const { alice } = await world();
    await refused(
      await forgeMessage({ credential: alice.credential, references: [{ id: 'time' }] }),
      'BODY_NOT_SIGNED',
    );
  });

  it('a Timestamp that the signature leaves out', async () => {
    const { alice } = await world();
    await refused(
      await forgeMessage({ credential: alice.credential, references: [{ id: 'body' }] }),
      'TIMESTAMP_NOT_SIGNED',
    );
  });

  it('a child of Body instead of Body', async () => {
    const { alice } = await world();
    const envelope = envelopeOf('<soap:Body><o:Order xmlns:o="urn:o" wsu:Id="body"/></soap:Body>');
    await refused(
      await forgeMessage({ credential: alice.credential, envelope }),
      'SIGNATURE_REFERENCE_INVALID',
    );
  });

  it('the Envelope, the Header, the Signature or its parts instead', async () => {
    const { alice } = await world();
    for (const place of ['<soap:Envelope', '<soap:Header', '<wsse:Security']) {
      const text = await forgeMessage({
        credential: alice.credential,
        references: [{ id: 'body' }, { id: 'time' }, { id: 'place', octets: 'whatever' }],
        afterSigning: (signed) => signed.replace(place, `${place} wsu:Id="place"`),
      });
      await refused(text, ['SIGNATURE_REFERENCE_INVALID', 'SIGNATURE_MISMATCH']);
    }
  });

  it('content changed after signing', async () => {
    const { text } = await captured();
    await refused(text.replace('one picture', 'two pictures'), 'DIGEST_MISMATCH');
    await refused(text.replace('<o:price>', ' <o:price>'), 'DIGEST_MISMATCH');
    await refused(text.replace('<o:item>', '<o:item a="">'), 'DIGEST_MISMATCH');
    await refused(text.replaceAll('urn:test:order', 'urn:test:0rder'), 'DIGEST_MISMATCH');
    await refused(text.replace(/<wsu:Expires>\d{4}/, '<wsu:Expires>2099'), 'DIGEST_MISMATCH');
  });
});
