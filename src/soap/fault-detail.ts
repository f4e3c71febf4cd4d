import type { PlegmaError } from '../errors/plegma-error.ts';
import { CanonicalWriter, type XmlName } from '../xml/write.ts';
import { COMMON_NAMESPACE } from './soap-names.ts';

/**
 * Writes the detail element of an error: that of its fault in `wsdl/common.xsd`, in canonical form. It is written here
 * and not by the codec of a service, because a fault can occur before any service is known.
 */
export function writeFaultDetail(error: PlegmaError, reference: string): string {
  const writer = new CanonicalWriter();
  writer.start(common(error.fault));
  writer.leaf(common('code'), error.code);
  writer.leaf(common('message'), error.message);
  writer.leaf(common('remedy'), error.remedy);
  if (error.path !== undefined) writer.leaf(common('path'), error.path);
  writer.leaf(common('retryable'), String(isRetryable(error)));
  if (error.fault === 'ActionUnavailable' && error.state !== undefined)
    writer.leaf(common('state'), error.state);
  if (error.fault === 'LimitExceeded' && error.limit !== undefined) {
    writer.leaf(common('limit'), error.limit.name);
    if (error.limit.used !== undefined) writer.leaf(common('used'), error.limit.used);
    writer.leaf(common('asked'), error.limit.asked);
  }
  if (error.fault === 'Unavailable' && error.retryAfter !== undefined) {
    writer.leaf(common('retryAfter'), String(error.retryAfter));
  }
  if (error.fault === 'InternalError') writer.leaf(common('reference'), reference);
  writer.end();
  return writer.toString();
}

/** Whether the same request may succeed later without anybody changing it. */
function isRetryable(error: PlegmaError): boolean {
  return error.fault === 'Unavailable' || error.retryAfter !== undefined;
}

function common(local: string): XmlName {
  return { prefix: 'c', namespace: COMMON_NAMESPACE, local };
}
