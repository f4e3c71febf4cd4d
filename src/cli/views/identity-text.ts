/** A distinguished name for people: what GRIA's normal form says of absent parts is left out. */
export function identityText(name: string): string {
  return name
    .replace(/(^|,)[A-Z]+=none(?=,|$)/g, '')
    .replace(/^,/, '')
    .replaceAll(/,(?=[A-Z]+=)/g, ', ');
}
