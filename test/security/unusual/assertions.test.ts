import { canonical, DIGESTS, EXC, envelopeOf, SAML_TOKEN, STR_TRANSFORM, str } from './independent-signer.ts';
import { itAccepts, type Unusual } from './unusual-messages.ts';

// GRIA 5.3 and CXF send assertions as tokens beside the signature's own, covered by it.
const SAML_1 = 'urn:oasis:names:tc:SAML:1.0:assertion';
const SAML_2 = 'urn:oasis:names:tc:SAML:2.0:assertion';
const assertion2 = `<saml:Assertion xmlns:saml="${SAML_2}" ID="assertion" Version="2.0"><saml:Issuer>us</saml:Issuer></saml:Assertion>`;
const assertion1 = `<saml:Assertion xmlns:saml="${SAML_1}" AssertionID="assertion" MajorVersion="1" Issuer="us"/>`;
const transform = `<ds:Transform Algorithm="${STR_TRANSFORM}"><wsse:TransformationParameters><ds:CanonicalizationMethod Algorithm="${EXC}"/></wsse:TransformationParameters></ds:Transform>`;
const byIdentifier = str(
  `<wsse:KeyIdentifier ValueType="${SAML_TOKEN}#SAMLID">assertion</wsse:KeyIdentifier>`,
  ' wsu:Id="str"',
);

const beside = (assertion: string, reference = ''): Unusual => ({
  security: `<wsse:Security>${assertion}${reference}@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>`,
});
const signedThrough = async (reference: string): Promise<Unusual> => ({
  ...beside(assertion2, reference),
  references: [
    { id: 'body' },
    { id: 'time' },
    { id: 'str', transforms: transform, octets: await canonical(assertion2, '/*') },
  ],
});
const ALL = [{ id: 'body' }, { id: 'time' }, { id: 'assertion' }];

describe('assertions beside the signature', () => {
  itAccepts({
    'SAML 2.0, not signed': () => beside(assertion2),
    'SAML 2.0, signed by its ID': () => ({ ...beside(assertion2), references: ALL }),
    'SAML 1.1, signed by its AssertionID': () => ({ ...beside(assertion1), references: ALL }),
    'SAML 2.0, signed through the STR-Transform of a reference by identifier': () =>
      signedThrough(byIdentifier),
    'SAML 2.0, signed through the STR-Transform of a direct reference': () =>
      signedThrough(str('<wsse:Reference URI="#assertion"/>', ' wsu:Id="str"')),
    'an assertion with another digest by the name of XML Encryption 1.1': () => ({
      ...beside(assertion2),
      references: [...ALL.slice(0, 2), { id: 'assertion', digest: 'sha384' }],
      edit: (text) => text.replace(DIGESTS.sha384, 'http://www.w3.org/2001/04/xmlenc#sha384'),
    }),
    // A header block that is looked for as one must stand where it is looked for.
    'an assertion among the header blocks, referred to from the Security header, is refused': async () => ({
      ...(await signedThrough(byIdentifier)),
      security: `<wsse:Security>${byIdentifier}@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>`,
      envelope: envelopeOf(undefined, `${assertion2}@SECURITY@`),
      refusal: 'SIGNATURE_REFERENCE_INVALID',
    }),
    'a reference to the Body through the STR-Transform is refused': async () => ({
      ...(await signedThrough(byIdentifier.replace('>assertion<', '>body<'))),
      refusal: 'SIGNATURE_REFERENCE_INVALID',
    }),
    'two assertions of one id are refused': () => ({
      ...beside(assertion1 + assertion1),
      references: ALL,
      refusal: 'SIGNATURE_ID_AMBIGUOUS',
    }),
  });
});
