/** What relative references are relative to where nothing else is said (SOAP Messages with Attachments §3, RFC 2557 §5). */
const MESSAGE = 'thismessage:/';

/** A Content-Location, or a reference to one, in the form that they are compared in. */
export function absoluteLocation(uri: string): string {
  return URL.canParse(uri, MESSAGE) ? new URL(uri, MESSAGE).href : uri;
}
