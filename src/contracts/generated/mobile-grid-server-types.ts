// Generated from wsdl/mobile-grid-server.wsdl by `npm run generate`. Change that file, not this one.

/** How many services are listed, so that a client can lay out its screen before the transfer. */
export type ListSize = Readonly<Record<string, never>>;

/** Answer of ListSize. */
export interface ListSizeResponse {
  readonly ListSizeReturn: number;
}

/** Name, description and URL of every listed service. */
export type ServicesList = Readonly<Record<string, never>>;

/** Answer of ServicesList. */
export interface ServicesListResponse {
  readonly ServicesListReturn: readonly (readonly string[])[] | null;
}

/** Operations of MobileGridServerService, with the types of their messages. */
export type MobileGridServerOperations = {
  /** How many services are listed, so that a client can lay out its screen before the transfer. */
  readonly ListSize: { readonly input: ListSize; readonly output: ListSizeResponse };
  /** Name, description and URL of every listed service. */
  readonly ServicesList: { readonly input: ServicesList; readonly output: ServicesListResponse };
};
