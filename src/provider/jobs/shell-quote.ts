/**
 * One word of POSIX sh, whatever the text holds: the only way by which anything of a user's enters a script
 * (BA-5). Inside single quotes sh interprets nothing (POSIX XCU §2.2.2); a single quote itself is written `'\''`.
 *
 * @throws RangeError for a NUL character, which no argument of a process can hold.
 *
 * @example
 * quoteForShell("it's; rm -rf /") // 'it'\''s; rm -rf /'
 */
export function quoteForShell(text: string): string {
  if (text.includes('\0')) throw new RangeError('A NUL character cannot be passed to a program.');
  return `'${text.replaceAll("'", "'\\''")}'`;
}
