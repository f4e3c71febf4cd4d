import { childElements } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';
import type { XmlElement } from '../../src/xml/tree.ts';
import type { Outcome } from './exchange.ts';
import type { FuzzCase } from './fuzz-case.ts';
import { canonicalBody } from './libxml2.ts';

/** What is wrong with an outcome, in words that are the same for the same mistake. */
export type Problem = string;

/** Judges what the endpoint made of a case by what may never happen, whatever is sent. */
export async function judge(sent: FuzzCase, outcome: Outcome): Promise<Problem | undefined> {
  if (outcome.kind === 'hang') return 'neither answer nor end of the connection';
  if (outcome.kind === 'closed')
    return sent.isFramed ? 'the connection was closed without an answer' : undefined;
  const { status, headers, body } = outcome;
  if (/node:internal|\bat (?:async )?[\w.<>]+ \(|\.ts:\d+/.test(body)) return 'the answer shows a stack';
  if (body.includes('InternalError')) return 'InternalError';
  const type = headers.get('content-type') ?? '';
  if (!/^(?:text\/xml|application\/soap\+xml)/.test(type)) {
    return status < 500 || status === 505 ? undefined : `${status} that is no SOAP fault`;
  }
  const fault = faultIn(body);
  if (fault === 'unreadable') return 'the answer is not well-formed';
  if (status >= 500 && fault === undefined) return `${status} that is no SOAP fault`;
  return fault === undefined && sent.entry.isSigned ? judgeAcceptance(sent) : undefined;
}

/** What was accepted must have the Body that was signed, as libxml2 sees it. */
async function judgeAcceptance({ signedEnvelope, sentEnvelope }: FuzzCase): Promise<Problem | undefined> {
  if (signedEnvelope === undefined || sentEnvelope === undefined) return undefined;
  const accepted = await canonicalBody(sentEnvelope);
  if (accepted === undefined) return 'an envelope was accepted that libxml2 cannot read';
  return accepted === (await canonicalBody(signedEnvelope)) ? undefined : 'a changed Body was accepted';
}

function faultIn(body: string): XmlElement | 'unreadable' | undefined {
  try {
    const content = childElements(parseXml(Buffer.from(body, 'latin1'))).find(
      ({ local }) => local === 'Body',
    );
    return content && childElements(content).find(({ local }) => local === 'Fault');
  } catch {
    return 'unreadable';
  }
}
