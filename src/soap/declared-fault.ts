/** The child of `detail` of a fault that the WSDL of a service declares. */
export interface DeclaredDetail {
  /** Clark name of the element: `{urn:shop}OutOfStock`. */
  readonly element: string;
  /** Clark name of its type, where the WSDL declares the part by a type and not by an element (rpc/encoded). */
  readonly type?: string;
  /** The value of its type, as the codec makes it and takes it. */
  readonly value: unknown;
}

/**
 * A fault that the WSDL of the service declares: an operation throws it, and the client receives the detail that its
 * own stubs know (IN-22).
 *
 * @example
 * throw new DeclaredFault('Only two are left.', { element: '{urn:shop}OutOfStock', value: { left: 2 } });
 */
export class DeclaredFault extends Error {
  readonly detail: DeclaredDetail;
  /** Who has to do something about it. */
  readonly side: 'sender' | 'receiver';

  /** @param reason One sentence for people. */
  constructor(reason: string, detail: DeclaredDetail, side: DeclaredFault['side'] = 'sender') {
    super(reason);
    this.name = 'DeclaredFault';
    this.detail = detail;
    this.side = side;
  }
}
