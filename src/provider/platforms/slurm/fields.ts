/** Reads one line of `scontrol -o show …` or of jobcomp's file: `Name=value`, separated by blanks; values may have some. */
export function readFields(line: string): ReadonlyMap<string, string> {
  const pairs = line.matchAll(/(?:^|\s)([A-Za-z][\w/:]*)=(.*?)(?=\s+[A-Za-z][\w/:]*=|\s*$)/g);
  return new Map([...pairs].map(([, name = '', value = '']): [string, string] => [name, value.trim()]));
}
