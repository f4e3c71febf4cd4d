import { PlegmaError } from '../../errors/plegma-error.ts';
import { type ByteStream, noAttachments } from '../attachments/attachment.ts';
import { readAll } from '../attachments/byte-reader.ts';
import type { PackageLimits } from '../attachments/limits.ts';
import { isPackage, readPackage, type SoapPackage } from '../attachments/package-reader.ts';
import type { MediaType } from '../media-type.ts';
import type { MessageShare } from '../message-room.ts';
import { soapDialects } from '../soap-version.ts';

/**
 * Second stage: takes the envelope out of whatever it came in. Attachments stay on the connection.
 *
 * @throws MESSAGE_TOO_LARGE, SERVER_BUSY, ATTACHMENTS_MALFORMED, ATTACHMENTS_LIMIT, MEDIA_TYPE_UNSUPPORTED, and what reading
 * `body` throws
 */
export async function unpack(
  body: ByteStream,
  contentType: MediaType,
  limits: PackageLimits,
  share?: MessageShare,
): Promise<SoapPackage> {
  if (!isPackage(contentType)) {
    const envelope = await readAll(body, limits.envelope, 'envelope', share);
    return { form: 'plain', mediaType: contentType, envelope, attachments: noAttachments };
  }
  const unpacked = await readPackage(share?.inTurn(body) ?? body, contentType, limits, share);
  const { name } = unpacked.mediaType;
  if (Object.values(soapDialects).some((dialect) => dialect.mediaType === name)) return unpacked;
  throw new PlegmaError(
    'MEDIA_TYPE_UNSUPPORTED',
    `The root part of the package is ${name}, which carries no SOAP.`,
  );
}
