import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Grid } from '../../grid.ts';
import type { Needs } from '../../peer.ts';
import { areThere, debianVersion, output, outputIfThere } from '../../program.ts';

export const javaNeeds: Needs = { debian: ['libaxis-java', 'libwss4j-java', 'default-jdk-headless'] };

/** As Debian's Java policy places and names them. */
const jars = [
  ...['axis', 'jaxrpc', 'saaj', 'wsdl4j', 'commons-discovery', 'commons-logging', 'commons-httpclient'],
  ...['commons-codec', 'javax.mail', 'javax.activation', 'wss4j', 'xmlsec', 'slf4j-api', 'slf4j-nop'],
].map((name) => `/usr/share/java/${name}.jar`);

const sources = import.meta.dirname;

/** Undefined where a part of it is missing. */
export async function javaVersion(): Promise<string | undefined> {
  if (!(await areThere(jars))) return undefined;
  const compiler = await outputIfThere('javac', ['-version']);
  if (compiler === undefined) return undefined;
  const [axis, wss4j, mail] = await Promise.all(
    ['libaxis-java', 'libwss4j-java', 'libmail-java'].map(debianVersion),
  );
  return `Axis ${axis}, WSS4J ${wss4j}, JavaMail ${mail}, Java ${compiler.replace('javac ', '').trim()}`;
}

/** Runs a class of this folder; what it needs is compiled first, once a grid. */
export async function javaCommand(grid: Grid, main: string): Promise<[command: string, args: string[]]> {
  let classes = compiled.get(grid);
  if (classes === undefined) {
    classes = compile(grid);
    compiled.set(grid, classes);
  }
  return ['java', ['-cp', classPath(await classes), main]];
}

const compiled = new WeakMap<Grid, Promise<string>>();

/** Makes stubs of our WSDLs as they are served, and compiles them with the programs of this folder. */
async function compile(grid: Grid): Promise<string> {
  const stubs = join(grid.directory, 'stubs');
  const classes = join(grid.directory, 'classes');
  const services = [
    grid.registry,
    grid.mobileGridServer,
    grid.accountService,
    grid.dataService,
    grid.jobService,
  ];
  const documents = services.map((service) => `${service}?wsdl`);
  await output('java', ['-cp', classPath(), join(sources, 'GenerateStubs.java'), stubs, ...documents]);
  const files = [...(await javaFiles(stubs)), ...(await javaFiles(sources))];
  // With debug information: Axis takes the names of parameters from it.
  await output('javac', ['-g', '-nowarn', '-Xlint:none', '-cp', classPath(), '-d', classes, ...files]);
  return classes;
}

async function javaFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true });
  return names.filter((name) => name.endsWith('.java')).map((name) => join(directory, name));
}

const classPath = (...more: string[]): string => [...jars, ...more].join(delimiter);
