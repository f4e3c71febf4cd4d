/** How a batch system writes a list of jobs in XML: the element of one job and the one in it with its name. */
export interface XmlOfJobs {
  readonly job: string;
  readonly name: string;
}

/**
 * A list of jobs without those whose names are not wanted. Thousands of jobs of others take the XML parser seconds, in which the
 * service answers nobody.
 */
export function onlyWanted(
  text: string,
  { job, name }: XmlOfJobs,
  isWanted: (name: string) => boolean,
): string {
  const nameOf = new RegExp(`<${name}>([^<]*)</${name}>`);
  return text.replace(new RegExp(`<${job}[ >].*?</${job}>`, 'gs'), (one) => {
    return isWanted(nameOf.exec(one)?.[1] ?? '') ? one : '';
  });
}
