/**
 * One spelling for all paths that mean the same place. Characters that need no escape mean the same with one (RFC 3986
 * §6.2.2.2); a slash does not. One at the end makes no other endpoint.
 */
export function equivalentPath(path: string): string {
  const plain = path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });
  return plain.replace(/(?<!\/)\/+$/, '');
}
