import { DEFAULT_DIALECT } from '../../security/dialect.ts';
import { signEnvelope } from '../../security/sign-envelope.ts';
import type { OutgoingAttachment, PackageForm } from '../attachments/attachment.ts';
import { writePackage } from '../attachments/package-writer.ts';
import { type SoapDialect, soapDialects } from '../soap-version.ts';
import { declareOnEnvelope, type MessageParts, writeEnvelope } from '../write-envelope.ts';
import type { ClientSecurity } from './proxy-options.ts';
import type { TransportRequest } from './transport.ts';

const MESSAGES = 'text/xml, application/soap+xml';
/** Accepts answers in the form of the request. MTOM's value is spelled exactly so because it passes everywhere (IN-6). */
const ACCEPTED: Readonly<Record<PackageForm, string>> = {
  plain: `${MESSAGES}, multipart/related; type="application/xop+xml"`,
  mtom: `${MESSAGES}, multipart/related; type="application/xop+xml"`,
  swa: `${MESSAGES}, multipart/related`,
  dime: `${MESSAGES}, application/dime`,
};

/** Puts a request together, with a new signature each time it is sent: a repeated one would be a replay. */
export async function writeRequest(
  parts: MessageParts,
  attachments: readonly OutgoingAttachment[],
  how: {
    readonly soapAction: string;
    readonly form: PackageForm;
    readonly security: ClientSecurity | undefined;
  },
): Promise<Pick<TransportRequest, 'headers' | 'body' | 'contentLength'>> {
  const dialect = soapDialects[parts.version];
  const envelope = how.security === undefined ? writeEnvelope(parts) : await signed(parts, how.security);
  const content = writePackage(envelope, attachments, how.form, dialect);
  return {
    headers: { accept: ACCEPTED[how.form], ...actionHeaders(how.soapAction, content.contentType, dialect) },
    body: content.body,
    contentLength: content.contentLength,
  };
}

async function signed(parts: MessageParts, { credential, dialect }: ClientSecurity): Promise<string> {
  const signature = credential.keyKind === 'ec' ? 'ecdsa-sha256' : DEFAULT_DIALECT.signature;
  const envelope = await signEnvelope(
    { headers: parts.headers, body: parts.payload, valuePrefixes: parts.valuePrefixes },
    credential,
    {
      dialect: { ...DEFAULT_DIALECT, signature, ...dialect, soapVersion: parts.version },
      mustUnderstand: true,
    },
  );
  return declareOnEnvelope(envelope, parts.declarations);
}

/** SOAP 1.1 §6.1.1: a quoted header, always there. SOAP 1.2 part 2 §6.5: a parameter of the media type. */
function actionHeaders(action: string, contentType: string, dialect: SoapDialect): Record<string, string> {
  if (dialect.version === '1.1') return { 'content-type': contentType, soapaction: `"${action}"` };
  return { 'content-type': action === '' ? contentType : `${contentType}; action="${action}"` };
}
