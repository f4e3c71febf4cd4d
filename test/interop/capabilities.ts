/** What a peer can do together with us, in the order of the table in docs/interop.md. */
export const capabilities = {
  wsdl: "the server's WSDLs are read by the client's own tools",
  'document-literal': 'document/literal without signature',
  'rpc-encoded': 'rpc/encoded with arrays of arrays (`ListSize`, `ServicesList`)',
  'soap-1.2': 'SOAP 1.2',
  'rpc-encoded-1.2': 'rpc/encoded in the encoding of SOAP 1.2',
  'http-1.0': 'HTTP/1.0, connection closed after the answer',
  chunked: 'chunked request',
  'typed-fault': 'typed fault, not signed',
  'encoded-fault': 'fault of rpc/encoded that is declared by a type, without element',
  'timestamp-signature': '`Timestamp Signature`: request and answer signed, each verified by its receiver',
  signature: '`Signature` (no Timestamp): request and answer signed, each verified by its receiver',
  'signed-fault': 'typed fault, signed and verified',
  'unsigned-fault': 'fault that the server does not sign, shown as unverified',
  'key-references': 'certificate inside the key reference, or as a certificate path',
  'sha-1': 'RSA-SHA1 of a legacy partner accepted and answered in kind, of anybody else refused',
  tampered: 'a message that was changed on the way is refused',
  replayed: 'a message that is sent again is refused',
  walk: 'account, quote, upload, job, download, statement: the whole walk, all signed',
  swa: 'upload by SOAP with Attachments, signed',
  dime: 'upload by DIME, signed',
} as const;

export type Capability = keyof typeof capabilities;

export const isCapability = (word: string): word is Capability => Object.hasOwn(capabilities, word);

/** What a client is tried with that has tools for WSDLs. */
export const UNSIGNED_CALLS = [
  'wsdl',
  'document-literal',
  'rpc-encoded',
  'soap-1.2',
  'typed-fault',
] as const satisfies readonly Capability[];

/** What a client is tried with that has WS-Security. */
export const SIGNED_CALLS = [
  'timestamp-signature',
  'signature',
  'signed-fault',
  'tampered',
] as const satisfies readonly Capability[];
