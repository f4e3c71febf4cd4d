import type { PackageForm } from '../attachments/attachment.ts';

/** A weight of nought means that the client will not have it (RFC 9110 §12.4.2). */
const REFUSED = /;[ \t]*q=0(?:\.0{0,3})?[ \t]*(?:;|$)/;

/**
 * The form in which an answer may carry attachments: that of the request, or else one that the client accepts (IN-5,
 * GR-43). `plain` if it accepts none: PHP, suds and .NET cannot read any.
 */
export function answerForm(request: PackageForm, accept: string | undefined): PackageForm {
  if (request !== 'plain') return request;
  const ranges = (accept ?? '').toLowerCase().split(',');
  const accepted = ranges.filter((range) => !REFUSED.test(range)).join();
  if (accepted.includes('application/xop+xml')) return 'mtom';
  if (accepted.includes('multipart/related')) return 'swa';
  return accepted.includes('application/dime') ? 'dime' : 'plain';
}
