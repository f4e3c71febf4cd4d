/** Slurm's short form of many hosts: `node[2-3,07],login` is node2, node3, node07, login. */
export function expandHosts(text: string): readonly string[] {
  if (text === '' || text === '(null)' || text === 'None assigned') return [];
  const groups = text.match(/[^,[]+(?:\[[^\]]*\])?[^,[]*/g) ?? [];
  return groups.flatMap((group) => {
    const [, before = '', list, after = ''] = /^([^[]*)\[([^\]]*)\](.*)$/.exec(group) ?? [];
    return list === undefined
      ? [group]
      : list
          .split(',')
          .flatMap(expandRange)
          .map((part) => before + part + after);
  });
}

function expandRange(text: string): readonly string[] {
  const [first = '', last] = text.split('-');
  if (last === undefined) return [first];
  const count = Math.max(0, Number(last) - Number(first) + 1);
  return Array.from({ length: count }, (_, index) =>
    String(Number(first) + index).padStart(first.length, '0'),
  );
}
