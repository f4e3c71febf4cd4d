/**
 * The value of a MIME header without the comments in round brackets that may stand between its tokens and in each other
 * (RFC 2045 §5.1, RFC 822 §3.4.3). HTTP's own headers have none.
 */
export function withoutComments(value: string): string {
  if (!value.includes('(')) return value;
  let bare = '';
  let depth = 0;
  let isQuoted = false;
  for (const [token] of value.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (token === '"' && depth === 0) isQuoted = !isQuoted;
    if (token === '(' && !isQuoted) depth += 1;
    if (depth === 0) bare += token;
    if (token === ')' && depth > 0) depth -= 1;
  }
  return bare.trim();
}
