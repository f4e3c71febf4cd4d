import { PlegmaError } from '../../errors/plegma-error.ts';
import { XML_NAMESPACE } from '../../xml/namespaces.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import { inTurns, type Steps } from '../../xml/turns.ts';
import { collapsed } from '../../xml/uri-attribute.ts';
import { DS, SAML_10, WSU, XENC } from '../namespaces.ts';

/**
 * In which sense an attribute is an id. `declared`: its schema says so (wsu:Id, Id in signatures and encryption).
 * `plain`: Id or ID without a namespace, which peers put on Body (IN-30) and applications use as they like, and xml:id,
 * which is an id in every vocabulary. `other`: id, which other readers might resolve but this one does not.
 */
type IdKind = 'declared' | 'plain' | 'other';

interface Claim {
  readonly element: XmlElement;
  readonly kind: IdKind;
  readonly isShared: boolean;
}

/** Elements between two yields: as many as most messages have, few enough with 128 attributes on each. */
const ELEMENTS_OF_A_STEP = 256;

/** The elements of a document by their ids. */
export class ElementIds {
  readonly #claims = new Map<string, Claim>();

  /**
   * Collects the ids of a stranger's message, in turns: half a million of them take half a second.
   *
   * @throws SIGNATURE_ID_AMBIGUOUS Two elements have the same id by their schema.
   */
  static async of(root: XmlElement): Promise<ElementIds> {
    const ids = new ElementIds();
    const waiting = [root];
    ids.#collectSome(waiting);
    if (waiting.length > 0) await inTurns(ids.#collectingRest(waiting));
    return ids;
  }

  /**
   * The one element with this id.
   *
   * @throws SIGNATURE_ID_AMBIGUOUS Another element claims it too, with any kind of id.
   * @throws SIGNATURE_REFERENCE_INVALID No element has it.
   */
  resolve(id: string): XmlElement {
    const claim = this.#claims.get(id);
    if (claim?.isShared) throw ambiguous(id);
    if (claim === undefined || claim.kind === 'other') {
      throw new PlegmaError(
        'SIGNATURE_REFERENCE_INVALID',
        `No element of the message has the id "${cut(id)}".`,
      );
    }
    return claim.element;
  }

  *#collectingRest(waiting: XmlElement[]): Steps<void> {
    while (waiting.length > 0) {
      this.#collectSome(waiting);
      yield;
    }
  }

  /** Takes elements out of those that wait, and puts their children there. */
  #collectSome(waiting: XmlElement[]): void {
    for (let left = ELEMENTS_OF_A_STEP; left > 0; left -= 1) {
      const element = waiting.pop();
      if (element === undefined) return;
      this.#collect(element);
      for (const child of element.children) if (typeof child !== 'string') waiting.push(child);
    }
  }

  #collect(element: XmlElement): void {
    for (const attribute of element.attributes) {
      const kind = idKind(attribute, element);
      if (kind !== undefined) this.#claim(collapsed(attribute.value), { element, kind, isShared: false });
    }
  }

  #claim(id: string, claim: Claim): void {
    const earlier = this.#claims.get(id);
    if (earlier === undefined) {
      this.#claims.set(id, claim);
      return;
    }
    const isShared = earlier.isShared || earlier.element !== claim.element;
    if (isShared && earlier.kind === 'declared' && claim.kind === 'declared') throw ambiguous(id);
    if (earlier.isShared && stronger(earlier, claim) === earlier) return;
    this.#claims.set(id, { ...stronger(earlier, claim), isShared });
  }
}

const RANK: Readonly<Record<IdKind, number>> = { declared: 2, plain: 1, other: 0 };

function stronger(left: Claim, right: Claim): Claim {
  return RANK[left.kind] >= RANK[right.kind] ? left : right;
}

function idKind(attribute: XmlAttribute, element: XmlElement): IdKind | undefined {
  const { local, namespace } = attribute;
  if (local === 'Id' && namespace === WSU) return 'declared';
  if (local === 'id' && namespace === XML_NAMESPACE) return 'plain';
  if (local === 'id' && namespace === '') return 'other';
  if (local === 'AssertionID' && namespace === '' && element.namespace === SAML_10) return 'declared';
  if (namespace !== '' || (local !== 'Id' && local !== 'ID')) return undefined;
  const isSchemaId = local === 'Id' && (element.namespace === DS || element.namespace === XENC);
  return isSchemaId ? 'declared' : 'plain';
}

function ambiguous(id: string): PlegmaError {
  return new PlegmaError('SIGNATURE_ID_AMBIGUOUS', `Two elements of the message have the id "${cut(id)}".`);
}

function cut(id: string): string {
  return id.slice(0, 80);
}
