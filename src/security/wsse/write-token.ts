import { PlegmaError } from '../../errors/plegma-error.ts';
import { escapeText } from '../../xml/escape.ts';
import { encodeBase64 } from '../base64.ts';
import type { Credential } from '../credential.ts';
import type { TokenForm } from '../dialect.ts';
import { BASE64_BINARY, THUMBPRINT_SHA1, WSSE11, X509_PKI_PATH, X509_SKI, X509_V3 } from '../namespaces.ts';
import { nameText } from '../x509/distinguished-name.ts';
import { subjectKeyIdentifier } from '../x509/extensions.ts';
import { writePkiPath } from '../x509/pki-path.ts';

/** How a message shows its certificate: the token, if it is sent, and the SecurityTokenReference. */
export interface WrittenToken {
  /** Empty where the certificate is only referred to. */
  readonly token: string;
  readonly reference: string;
}

type TokenWriter = (id: string) => WrittenToken;

/** Encoding a certificate costs a tenth of signing with it, and it is always the same. */
const writers = new WeakMap<Credential, Map<TokenForm, Promise<TokenWriter>>>();

/**
 * Writes the certificate of a credential in one of the forms of the X.509 token profile.
 *
 * @param id The wsu:Id of the BinarySecurityToken.
 * @throws CREDENTIAL_UNUSABLE The certificate has no subject key identifier and is to be named by it.
 */
export async function writeToken(credential: Credential, form: TokenForm, id: string): Promise<WrittenToken> {
  const forms = writers.get(credential) ?? new Map<TokenForm, Promise<TokenWriter>>();
  writers.set(credential, forms);
  const writer = forms.get(form) ?? makeWriter(credential, form);
  forms.set(form, writer);
  return (await writer)(id);
}

async function makeWriter(credential: Credential, form: TokenForm): Promise<TokenWriter> {
  const { chain, crypto } = credential;
  const [own] = chain;
  switch (form) {
    case 'certificate':
      return binaryToken(own.der, X509_V3);
    case 'path':
      return binaryToken(writePkiPath(chain.map(({ der }) => der)), X509_PKI_PATH, TYPED_AS_PATH);
    case 'issuer-serial':
      return referenceOnly(issuerSerial(nameText(own.issuer), own.serialNumber));
    case 'key-identifier':
      return referenceOnly(keyIdentifier(X509_SKI, encodeBase64(keyIdentifierOf(credential))));
    case 'thumbprint':
      return referenceOnly(keyIdentifier(THUMBPRINT_SHA1, await crypto.digest('sha1', own.der)));
  }
}

/** A reference to a path says so itself, not only by the type of what it refers to (WS-I BSP 1.1; WSS4J refuses it else). */
const TYPED_AS_PATH = ` xmlns:wsse11="${WSSE11}" wsse11:TokenType="${X509_PKI_PATH}"`;

function binaryToken(der: Uint8Array, valueType: string, attributes = ''): TokenWriter {
  const content = encodeBase64(der);
  return (id) => ({
    token: `<wsse:BinarySecurityToken EncodingType="${BASE64_BINARY}" ValueType="${valueType}" wsu:Id="${id}">${content}</wsse:BinarySecurityToken>`,
    reference: tokenReference(
      `<wsse:Reference URI="#${id}" ValueType="${valueType}"></wsse:Reference>`,
      attributes,
    ),
  });
}

function referenceOnly(content: string): TokenWriter {
  return () => ({ token: '', reference: tokenReference(content) });
}

function tokenReference(content: string, attributes = ''): string {
  return `<wsse:SecurityTokenReference${attributes}>${content}</wsse:SecurityTokenReference>`;
}

function issuerSerial(issuer: string, serialNumber: bigint): string {
  return (
    `<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${escapeText(issuer)}</ds:X509IssuerName>` +
    `<ds:X509SerialNumber>${serialNumber}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`
  );
}

function keyIdentifier(valueType: string, value: string): string {
  return `<wsse:KeyIdentifier EncodingType="${BASE64_BINARY}" ValueType="${valueType}">${value}</wsse:KeyIdentifier>`;
}

function keyIdentifierOf({ chain: [own] }: Credential): Uint8Array {
  const identifier = subjectKeyIdentifier(own.extensions);
  if (identifier !== undefined) return identifier;
  throw new PlegmaError(
    'CREDENTIAL_UNUSABLE',
    'The certificate has no subject key identifier to be named by.',
  );
}
