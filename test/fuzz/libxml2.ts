/** Loaded late: its top-level await would make mocha load every file that imports it a second time. */
const loaded = () => import('libxml2-wasm');

/**
 * The exclusive canonical form of the Body child of an envelope, by a parser and canonicaliser that are not ours.
 *
 * @returns undefined where it cannot be read, or has not exactly one Body.
 */
export async function canonicalBody(envelope: string): Promise<string | undefined> {
  const { XmlDocument, XmlC14NMode } = await loaded();
  // It refuses namespaces that are no URIs, which is a rule of its own: the unsigned headers are not its business.
  const headless = envelope.replace(/<soapenv:Header>.*<\/soapenv:Header>/s, '');
  try {
    const document = XmlDocument.fromString(headless);
    try {
      const bodies = document.find('/*[local-name()="Envelope"]/*[local-name()="Body"]');
      const [body] = bodies;
      if (body === undefined || bodies.length > 1) return undefined;
      return body.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 });
    } finally {
      document.dispose();
    }
  } catch {
    return undefined;
  }
}
