/**
 * One spelling for all paths that are equivalent: characters that need no escape mean the same with one (RFC 3986
 * §6.2.2.2); a slash does not, and one at the end makes another path.
 */
export function equivalentPath(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });
}
