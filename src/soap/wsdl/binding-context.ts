import type { XmlElement } from '../../xml/tree.ts';
import type { WsdlComponents } from './wsdl-components.ts';

/** What the reading of an operation needs of its binding. */
export interface BindingContext {
  readonly components: WsdlComponents;
  readonly portType: XmlElement;
  /** Namespace of the SOAP extension elements: that of SOAP 1.1 or 1.2. */
  readonly extension: string;
  /** `rpc` or `document`, for operations that do not say it themselves. */
  readonly style: string;
}

/** An operation in its binding. */
export interface OperationBinding extends BindingContext {
  readonly name: string;
}
