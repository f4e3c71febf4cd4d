import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import {
  BASE64,
  bodyOf,
  directReference,
  envelopeOf,
  inclusive,
  type MessagePlan,
  ORDER,
  SOAP_12,
  signIndependently,
  str,
  THUMBPRINT,
  timestampOf,
  tokenOf,
} from '../../security/unusual/independent-signer.ts';
import { world } from '../../security/world.ts';

const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
const TO = `<a:To xmlns:a="${ADDRESSING}" wsu:Id="to">http://grid.example/services</a:To>`;
const CALL =
  '<o:Order xmlns:o="urn:test:order" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item xsi:type="o:Name">one</item><o:price>3</o:price><o:none/></o:Order>';

/** One good message of each dialect, as an attacker on the way has them all. */
export async function captured(): Promise<Readonly<Record<string, string>>> {
  const { alice, eve } = await world();
  const { raw } = new X509Certificate(alice.certificate);
  const rsa = { key: createPrivateKey(alice.privateKey), token: tokenOf(raw.toString('base64')) };
  const curve = {
    key: createPrivateKey(eve.privateKey),
    token: tokenOf(new X509Certificate(eve.certificate).raw.toString('base64')),
  };
  const thumbprint = createHash('sha1').update(raw).digest('base64');
  const plans: Readonly<Record<string, MessagePlan>> = {
    GRIA: { ...rsa, timestamp: timestampOf(undefined, new Date(Date.now() + 300_000).toISOString()) },
    'GRIA, older: no Timestamp': { ...rsa, timestamp: '', envelope: envelopeOf(bodyOf(CALL)) },
    'gSOAP: Timestamp first, elliptic curve': {
      ...curve,
      security: '<wsse:Security>@TIMESTAMP@@TOKEN@@SIGNATURE@</wsse:Security>',
    },
    'zeep: token last, SOAP 1.2': {
      ...rsa,
      envelope: envelopeOf(bodyOf(CALL), undefined, SOAP_12),
      security: '<wsse:Security s:mustUnderstand="true">@SIGNATURE@@TIMESTAMP@@TOKEN@</wsse:Security>',
    },
    'WSS4J 1.6: prefixes listed, header signed': {
      ...rsa,
      envelope: envelopeOf(bodyOf(CALL), `${TO}@SECURITY@`),
      references: [
        { id: 'body', transforms: inclusive('s wsu o'), prefixes: ['s', 'wsu', 'o'] },
        { id: 'time' },
        { id: 'to' },
      ],
    },
    'by thumbprint, bare Id': {
      ...rsa,
      token: '',
      envelope: envelopeOf(bodyOf(ORDER, 'Id="body"')),
      keyInfo: str(
        `<wsse:KeyIdentifier EncodingType="${BASE64}" ValueType="${THUMBPRINT}">${thumbprint}</wsse:KeyIdentifier>`,
      ),
    },
    'token and KeyInfo signed too': {
      ...rsa,
      keyInfo: directReference().replace('Reference', 'Reference wsu:Id="str"'),
      references: [{ id: 'token' }, { id: 'body' }, { id: 'str' }, { id: 'time' }],
    },
    'token inside the reference': {
      ...rsa,
      token: '',
      keyInfo: str(`<wsse:Embedded>${rsa.token}</wsse:Embedded>`),
    },
  };
  const signed = Object.entries(plans).map(
    async ([title, plan]) => [title, await signIndependently(plan)] as const,
  );
  return Object.fromEntries(await Promise.all(signed));
}
