import { SignedXml } from 'xml-crypto';

/**
 * Verifies the signature of a message of ours with xml-crypto: the value and every digest, nothing of the certificate.
 *
 * @param certificate PEM
 * @throws Error when it does not hold.
 */
export function verifyWithXmlCrypto(message: string, certificate: string): void {
  const end = '</ds:Signature>';
  const signed = new SignedXml({ publicCert: certificate });
  signed.loadSignature(message.slice(message.indexOf('<ds:Signature '), message.indexOf(end) + end.length));
  if (!signed.checkSignature(message)) throw new Error('xml-crypto refuses our message');
}
