/**
 * SOAP with WS-Security for any Express or `node:http` server: `plegma/soap`. Ten lines are enough, see
 * `examples/embedding`.
 */
export { PlegmaError } from '../errors/plegma-error.ts';
export type { Credential } from '../security/credential.ts';
export { nodeCredential } from '../security/crypto/node-credential.node.ts';
export { nodeCrypto } from '../security/crypto/node-crypto.node.ts';
export type { Identity } from '../security/identity.ts';
export { VolatileReplayMemory } from '../security/replay/volatile-replay-memory.ts';
export type { VerifyOptions } from '../security/verify-message.ts';
export { readCertificate } from '../security/x509/certificate.ts';
export { decodePem } from '../security/x509/pem.ts';
export { TrustStore } from '../security/x509/trust-store.ts';
export { type Attachment, attachBytes, type OutgoingAttachment } from './attachments/attachment.ts';
export { fetchTransport } from './client/fetch-transport.ts';
export { createProxy, type ServiceProxy } from './client/proxy.ts';
export type { CallOptions, ClientSecurity, ProxyOptions } from './client/proxy-options.ts';
export { SoapFaultError } from './client/soap-fault-error.ts';
export type { Transport } from './client/transport.ts';
export { undiciTransport } from './client/undici-transport.node.ts';
export { type BinaryContent, readContent, streamContent } from './codec/binary-content.ts';
export { type Decimal, decimal } from './codec/decimal.ts';
export { type DeclaredDetail, DeclaredFault } from './declared-fault.ts';
export { MessageRoom, type RoomLimits } from './message-room.ts';
export type { CallObserver, CallReport } from './server/call-report.ts';
export { createSoapEndpoint, type SoapEndpoint, type SoapEndpointOptions } from './server/endpoint.node.ts';
export { type LoadedWsdl, loadWsdl } from './server/load-wsdl.node.ts';
export type { CallContext, Caller, Operation, Operations, Service } from './server/operation.ts';
export type { ServiceContract } from './service-contract.ts';
