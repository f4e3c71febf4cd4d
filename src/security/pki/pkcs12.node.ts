import forge from 'node-forge';
import { credentialUnusable } from '../credential-unusable.ts';
import { readCertificate } from '../x509/certificate.ts';
import { decodePem } from '../x509/pem.ts';

/** A key with its certificates, all PEM: the own certificate first. */
export interface KeyBundle {
  readonly certificates: string;
  readonly privateKey: string;
}

/**
 * Packs a key and its certificates for phones, browsers and Java key stores: PKCS#12 with AES-256. RSA keys only.
 *
 * @param name The friendly name, alias in Java.
 * @throws CREDENTIAL_UNUSABLE The key is not RSA.
 */
export function exportPkcs12(bundle: KeyBundle, password: string, name: string): Uint8Array {
  const ders = decodePem(bundle.certificates, 'CERTIFICATE');
  if (ders.some((der) => readCertificate(der).publicKey.kind !== 'rsa')) {
    throw credentialUnusable('PKCS#12 files are made of RSA keys only');
  }
  const certificates = ders.map((der) => forge.pki.certificateFromAsn1(readAsn1(der)));
  const key = forge.pki.privateKeyFromPem(bundle.privateKey);
  const store = forge.pkcs12.toPkcs12Asn1(key, certificates, password, {
    algorithm: 'aes256',
    friendlyName: name,
    generateLocalKeyId: true,
  });
  return Uint8Array.from(Buffer.from(forge.asn1.toDer(store).getBytes(), 'latin1'));
}

/**
 * Unpacks a PKCS#12 file.
 *
 * @throws CREDENTIAL_UNUSABLE The password is wrong, or there is no RSA key with a certificate in it.
 */
export function importPkcs12(file: Uint8Array, password: string): KeyBundle {
  const store = openStore(file, password);
  const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids;
  const keys = [...bagsOf(store, pkcs8ShroudedKeyBag), ...bagsOf(store, keyBag)];
  const key = keys.find((bag) => bag.key !== undefined && bag.key !== null)?.key;
  const certificates = bagsOf(store, certBag).flatMap(({ cert }) => (cert ? [cert] : []));
  if (key === undefined || key === null) throw credentialUnusable('the PKCS#12 file holds no RSA key');
  const own = certificates.filter((certificate) => isKeyOf(certificate, key));
  const others = certificates.filter((certificate) => !own.includes(certificate));
  if (own.length === 0) throw credentialUnusable('the PKCS#12 file holds no certificate of its key');
  return {
    certificates: [...own, ...others]
      .map((certificate) => unixLines(forge.pki.certificateToPem(certificate)))
      .join(''),
    privateKey: unixLines(
      forge.pki.privateKeyInfoToPem(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key))),
    ),
  };
}

function readAsn1(der: Uint8Array): forge.asn1.Asn1 {
  return forge.asn1.fromDer(Buffer.from(der).toString('latin1'));
}

function openStore(file: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(readAsn1(file), password);
  } catch (cause) {
    throw credentialUnusable('the PKCS#12 file cannot be opened with this password', cause);
  }
}

function bagsOf(store: forge.pkcs12.Pkcs12Pfx, bagType: string | undefined): forge.pkcs12.Bag[] {
  return bagType === undefined ? [] : (store.getBags({ bagType })[bagType] ?? []);
}

function isKeyOf(certificate: forge.pki.Certificate, key: forge.pki.rsa.PrivateKey): boolean {
  const { publicKey } = certificate;
  return 'n' in publicKey && publicKey.n.equals(key.n);
}

function unixLines(pem: string): string {
  return pem.replaceAll('\r\n', '\n');
}
