import { PlegmaError } from '../../errors/plegma-error.ts';
import { type Certificate, isSelfIssued } from './certificate.ts';
import {
  certificatePolicies,
  type Extensions,
  inhibitAnyPolicy,
  type PolicyMapping,
  policyConstraints,
  policyMappings,
} from './extensions.ts';
import type { CertificatePath } from './path.ts';

const ANY_POLICY = '2.5.29.32.0';

/**
 * One level of the valid policy tree (RFC 5280 §6.1.2 a): each policy with those that the next certificate may name for
 * it. All that is asked is whether the tree is empty. So levels above are not kept, and as a policy stands once in a
 * level, none grows beyond what its certificate names.
 */
type Level = ReadonlyMap<string, ReadonlySet<string>>;

/** The variables of RFC 5280 §6.1.2 d to f: after how many more certificates each rule begins to hold. */
interface Countdown {
  readonly explicit: number;
  readonly inhibitAny: number;
  readonly inhibitMapping: number;
}

/**
 * Checks a path against the policy rules of its authorities (RFC 5280 §6.1.3 d to f, §6.1.4 a, b, h to j, §6.1.5 a, b, g).
 * This site asks for no policy of its own: any will do, and none is needed until an authority requires one.
 *
 * @throws CERTIFICATE_USAGE An authority requires a policy, and no policy is named by the whole path.
 */
export function checkPolicies(path: CertificatePath): void {
  // Unless an authority requires a policy none can be missing, and the rest need not be read.
  if (!path.some(({ extensions }) => policyConstraints(extensions) !== undefined)) return;
  const [signer, ...above] = path;
  const anchor = above.pop();
  if (anchor === undefined) return;
  let left = countdownBelow(anchor, path.length);
  let level: Level = new Map([[ANY_POLICY, new Set([ANY_POLICY])]]);
  for (const authority of above.reverse()) {
    const { extensions } = authority;
    level = levelOf(extensions, level, left.inhibitAny > 0 || isSelfIssued(authority));
    level = mapped(level, extensions, left.inhibitMapping > 0);
    left = constrained(isSelfIssued(authority) ? left : counted(left), extensions);
  }
  level = levelOf(signer.extensions, level, left.inhibitAny > 0);
  // A level that is empty leads to empty ones, and the countdown only falls: it is enough to ask once, at the end.
  const isRequired = left.explicit <= 1 || policyConstraints(signer.extensions)?.explicit === 0;
  if (isRequired && level.size === 0) throw unnamed();
}

/** The rules of the anchor count like those of any other authority (RFC 5937 §3). */
function countdownBelow({ extensions }: Certificate, never: number): Countdown {
  return constrained({ explicit: never, inhibitAny: never, inhibitMapping: never }, extensions);
}

/** §6.1.3 d and e: the policies of a certificate that one of the level above leads to. */
function levelOf(extensions: Extensions, above: Level, anyCounts: boolean): Level {
  const level = new Map<string, ReadonlySet<string>>();
  const named = certificatePolicies(extensions);
  const expected = new Set([...above.values()].flatMap((policies) => [...policies]));
  for (const policy of named) {
    const isExpected = expected.has(policy) || above.has(ANY_POLICY);
    if (policy !== ANY_POLICY && isExpected) level.set(policy, new Set([policy]));
  }
  if (!named.includes(ANY_POLICY) || !anyCounts) return level;
  for (const policy of expected) if (!level.has(policy)) level.set(policy, new Set([policy]));
  return level;
}

/** §6.1.4 a and b: policies that the authority maps to others. */
function mapped(level: Level, extensions: Extensions, mayMap: boolean): Level {
  const mappings = policyMappings(extensions);
  if (mappings.length === 0) return level;
  if (mappings.flat().includes(ANY_POLICY)) throw unnamed();
  const result = new Map(level);
  for (const [own, subjects] of subjectsByOwn(mappings)) {
    if (!mayMap) result.delete(own);
    else if (level.has(own) || level.has(ANY_POLICY)) result.set(own, subjects);
  }
  return result;
}

function subjectsByOwn(mappings: readonly PolicyMapping[]): ReadonlyMap<string, ReadonlySet<string>> {
  const grouped = new Map<string, Set<string>>();
  for (const [own, subject] of mappings) {
    const subjects = grouped.get(own) ?? new Set<string>();
    grouped.set(own, subjects.add(subject));
  }
  return grouped;
}

function counted({ explicit, inhibitAny, inhibitMapping }: Countdown): Countdown {
  return { explicit: explicit - 1, inhibitAny: inhibitAny - 1, inhibitMapping: inhibitMapping - 1 };
}

/** §6.1.4 i and j. */
function constrained(left: Countdown, extensions: Extensions): Countdown {
  const { explicit, inhibitMapping } = policyConstraints(extensions) ?? {};
  return {
    explicit: Math.min(left.explicit, explicit ?? left.explicit),
    inhibitMapping: Math.min(left.inhibitMapping, inhibitMapping ?? left.inhibitMapping),
    inhibitAny: Math.min(left.inhibitAny, inhibitAnyPolicy(extensions) ?? left.inhibitAny),
  };
}

function unnamed(): PlegmaError {
  return new PlegmaError(
    'CERTIFICATE_USAGE',
    'The certificate has no policy that its authorities allow, and one of them asks for one.',
  );
}
