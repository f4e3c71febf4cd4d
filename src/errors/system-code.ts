/**
 * Whether an error is the operating system's, with one of these codes (errno(3)).
 *
 * @example
 * if (!hasSystemCode(error, 'ENOENT')) throw error;
 */
export function hasSystemCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

/** The code of an operating system's error for people, ` (ENOSPC)`; nothing for any other error. */
export function bracketedCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
}
