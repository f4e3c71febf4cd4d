import { XML_NAMESPACE } from '../xml/namespaces.ts';
import { attribute, child, childElements, isNamed, text } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/tree.ts';
import { COMMON_NAMESPACE } from './soap-names.ts';
import { type SoapVersion, soapDialects } from './soap-version.ts';

/** A fault as a peer sent it, whatever the peer is. */
export interface ReceivedFault {
  /** Local name of the most precise code, dots included: `Server.userException` (IN-6), `FailedAuthentication`. */
  readonly faultcode: string;
  readonly reason: string;
  /** Children of detail, in order. */
  readonly details: readonly XmlElement[];
  /** What a Plegma peer tells (`wsdl/common.xsd`); absent from others. */
  readonly told: ToldFault | undefined;
}

/** The members of the `Fault` type of the contracts, with those of its extensions that a program acts on. */
export interface ToldFault {
  /** Name of the detail element: `InvalidRequest`. */
  readonly kind: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly path: string | undefined;
  readonly retryable: boolean;
  /** Seconds. */
  readonly retryAfter: number | undefined;
  readonly reference: string | undefined;
}

/** Reads the first child of a Body as a fault; `undefined` where it is none. Children may be qualified or not (IN-22). */
export function readFault(payload: XmlElement, version: SoapVersion): ReceivedFault | undefined {
  const { namespace } = soapDialects[version];
  if (!isNamed(payload, namespace, 'Fault')) return undefined;
  const detail = memberOf(payload, 'detail') ?? memberOf(payload, 'Detail');
  const details = detail === undefined ? [] : childElements(detail);
  return {
    ...(version === '1.1' ? codes11(payload) : codes12(payload, namespace)),
    details,
    told: toldIn(details),
  };
}

type Codes = Pick<ReceivedFault, 'faultcode' | 'reason'>;

function codes11(fault: XmlElement): Codes {
  return {
    faultcode: localPart(textOf(memberOf(fault, 'faultcode')) ?? ''),
    reason: textOf(memberOf(fault, 'faultstring')) ?? '',
  };
}

function codes12(fault: XmlElement, namespace: string): Codes {
  const code = child(fault, namespace, 'Code');
  const reasons = childElements(child(fault, namespace, 'Reason') ?? fault);
  const reason = reasons.find((one) => attribute(one, XML_NAMESPACE, 'lang')?.startsWith('en')) ?? reasons[0];
  return { faultcode: localPart(innermostCode(code, namespace)), reason: textOf(reason) ?? '' };
}

/** SOAP 1.2 part 1 §5.4.1: a Code may have a Subcode, which may have a Subcode. */
function innermostCode(code: XmlElement | undefined, namespace: string): string {
  if (code === undefined) return '';
  const deeper = innermostCode(child(code, namespace, 'Subcode'), namespace);
  return deeper || (textOf(child(code, namespace, 'Value')) ?? '');
}

function memberOf(fault: XmlElement, local: string): XmlElement | undefined {
  return childElements(fault).find((member) => member.local === local);
}

function textOf(element: XmlElement | undefined): string | undefined {
  return element === undefined ? undefined : text(element).trim();
}

function localPart(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function toldIn(details: readonly XmlElement[]): ToldFault | undefined {
  const element = details.find((detail) => detail.namespace === COMMON_NAMESPACE);
  if (element === undefined) return undefined;
  const member = (local: string) => textOf(child(element, COMMON_NAMESPACE, local));
  const seconds = Number(member('retryAfter') ?? Number.NaN);
  return {
    kind: element.local,
    code: member('code') ?? '',
    message: member('message') ?? '',
    remedy: member('remedy') ?? '',
    path: member('path'),
    retryable: member('retryable') === 'true',
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
    reference: member('reference'),
  };
}
