import { DS, WSSE, WSU } from '../../src/security/namespaces.ts';
import { bodyOf, forgeMessage, ORDER, SOAP_11 } from '../security/forge-message.ts';
import { refused } from '../security/refused.ts';
import { world } from '../security/world.ts';

// Exclusive C14N §3 declares a namespace on every element that uses it and whose parent does not: what is small as it is
// sent can be of any size in canonical form. The digests given are wrong, so that this side need not write it.
const MEBIBYTE = 1024 ** 2;
const LONG_NAMESPACE = ` xmlns:x="urn:${'x'.repeat(60_000)}"`;
const USES = '<x:y/>'.repeat(20_000);

function envelope(body: string, declarations = LONG_NAMESPACE): string {
  return `<soap:Envelope xmlns:soap="${SOAP_11}" xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" xmlns:ds="${DS}"${declarations}><soap:Header>@SECURITY@</soap:Header>${body}</soap:Envelope>`;
}

describe('messages that grow when they are brought into canonical form', () => {
  it('a Body of 20,000 elements in a namespace of 60,000 characters', async () => {
    const { alice } = await world();
    const references = [{ id: 'body', octets: '' }, { id: 'time' }];
    const message = await forgeMessage({
      credential: alice.credential,
      envelope: envelope(bodyOf(USES)),
      references,
    });
    await refused(message, 'XML_LIMIT_EXCEEDED');
  });

  it('a SignedInfo whose parts use such a namespace, by a stranger', async () => {
    const { alice } = await world();
    const message = await forgeMessage({
      credential: alice.credential,
      envelope: envelope(bodyOf(ORDER)),
      references: Array.from({ length: 32 }, () => ({ id: 'body', octets: '', attributes: ' x:y=""' })),
      afterSigning: (text) => text.replace(/(<ds:SignatureValue>)[^<]*/, '$1AAAA'),
    });
    await refused(message, 'XML_LIMIT_EXCEEDED');
  });

  it('thirty-two references to one Body of 4 MiB', async () => {
    const { alice } = await world();
    const body = bodyOf(`<o:Order xmlns:o="urn:test:order">${'t'.repeat(4 * MEBIBYTE)}</o:Order>`);
    const message = await forgeMessage({
      credential: alice.credential,
      envelope: envelope(body, ''),
      references: Array.from({ length: 32 }, () => ({ id: 'body' })),
    });
    await refused(message, 'XML_LIMIT_EXCEEDED');
  });

  it('an assertion in the Security header that is signed through the STR-Transform', async () => {
    const { alice } = await world();
    const saml = 'urn:oasis:names:tc:SAML:2.0:assertion';
    const transform = `<ds:Transform Algorithm="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform"><wsse:TransformationParameters><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></wsse:TransformationParameters></ds:Transform>`;
    const assertion = `<a:Assertion xmlns:a="${saml}" ID="assertion">${USES}</a:Assertion>`;
    const reference = `<wsse:SecurityTokenReference wsu:Id="str"><wsse:KeyIdentifier>assertion</wsse:KeyIdentifier></wsse:SecurityTokenReference>`;
    const message = await forgeMessage({
      credential: alice.credential,
      envelope: envelope(bodyOf(ORDER)),
      security: `<wsse:Security>@TOKEN@@SIGNATURE@@TIMESTAMP@${assertion}${reference}</wsse:Security>`,
      references: [{ id: 'body' }, { id: 'time' }, { id: 'str', transforms: transform, octets: '' }],
    });
    await refused(message, 'XML_LIMIT_EXCEEDED');
  });
});
