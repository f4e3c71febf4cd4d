import { type SoapVersion, soapDialects } from '../../../src/soap/soap-version.ts';
import { NS } from './echo-service.ts';

/** A request of the echo service, written by hand as a peer would. */
export function envelope(payload: string, header = '', version: SoapVersion = '1.1'): string {
  const soap = soapDialects[version].namespace;
  const head = header === '' ? '' : `<s:Header>${header}</s:Header>`;
  return `<s:Envelope xmlns:s="${soap}" xmlns:e="${NS}">${head}<s:Body>${payload}</s:Body></s:Envelope>`;
}

export function echoEnvelope(text: string, version: SoapVersion = '1.1'): string {
  return envelope(`<e:Echo><e:text>${text}</e:text></e:Echo>`, '', version);
}
