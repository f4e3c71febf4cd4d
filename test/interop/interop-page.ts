import { type Capability, capabilities } from './capabilities.ts';
import type { Outcome, Peer } from './peer.ts';

/** What one peer did in this run. */
export interface PeerReport {
  readonly peer: Peer;
  readonly version: string;
  readonly outcomes: ReadonlyMap<Capability, Outcome>;
}

/** The whole of docs/interop.md. */
export function writeDocument(peers: readonly Peer[], reports: readonly PeerReport[]): string {
  const list = peers.flatMap((peer) => [
    `* **${peer.name}** as ${peer.role}: ${versionOf(peer, reports)}.`,
    ...(peer.notes ?? []).map((note) => `  ${note}`),
  ]);
  const parts = [introduction(peers), '## Peers', '', ...list, '', '## Who passes what', ''];
  return [...parts, ...tableOf(peers, reports), ''].join('\n');
}

function introduction(peers: readonly Peer[]): string {
  const packages = [...new Set(peers.flatMap(({ needs }) => needs.debian ?? []))];
  return `# Interoperability

Programs that were not written here, talking to a broker and a provider of ours as they are installed, or, as servers,
being talked to by our client. The tests run them; this page is written by such a run on Debian 12:

\`\`\`sh
apt-get install --no-install-recommends ${packages.join(' ')}
PLEGMA_WRITE_INTEROP=1 npx mocha test/interop/interop.test.ts
\`\`\`

Every run of the tests compares itself with this page; a peer that is not installed is left out of it. How a peer is
driven stands in its folder under \`test/interop/peers/\`.
`;
}

/** The sentence about a peer that is left out. */
export function whatIsMissing({ name, needs }: Peer): string {
  const debian = needs.debian === undefined ? [] : [`Debian: ${needs.debian.join(', ')}`];
  const npm = needs.npm === undefined ? [] : [`npm: ${needs.npm.join(', ')}`];
  return `${name} needs packages that are not here (${[...debian, ...npm].join('; ')})`;
}

function versionOf(peer: Peer, reports: readonly PeerReport[]): string {
  const report = reports.find((candidate) => candidate.peer === peer);
  return report?.version ?? `left out of this run; ${whatIsMissing(peer)}`;
}

function tableOf(peers: readonly Peer[], reports: readonly PeerReport[]): string[] {
  const columns = peers.map(titleOf);
  const rows = capabilityNames.map((capability) => {
    const cells = peers.map((peer) => cellOf(peer, capability, reports));
    return rowOf([capabilities[capability], ...cells]);
  });
  return [rowOf(['', ...columns]), rowOf(['---', ...columns.map(() => '---')]), ...rows];
}

/** Where the page says something else about a peer of this run than the run itself. */
export function disagreements(page: string, reports: readonly PeerReport[]): string[] {
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map(cellsOf);
  const [columns = []] = rows;
  return reports.flatMap(({ peer, outcomes }) => {
    const column = columns.indexOf(titleOf(peer));
    if (column < 0) return [`${titleOf(peer)} is missing`];
    return capabilityNames.flatMap((capability) => {
      const written = rows.find(([title]) => title === capabilities[capability])?.[column];
      const seen = wordOf(peer, capability, outcomes);
      return written === seen
        ? []
        : [`${titleOf(peer)}, ${capability}: ${written} on the page, ${seen} in this run`];
    });
  });
}

// The keys of a constant are its type's.
const capabilityNames = Object.keys(capabilities) as Capability[];

const titleOf = ({ name, role }: Peer): string => (role === 'client' ? name : `${name} (server)`);

function cellOf(peer: Peer, capability: Capability, reports: readonly PeerReport[]): string {
  const report = reports.find((candidate) => candidate.peer === peer);
  return report === undefined ? 'not tried' : wordOf(peer, capability, report.outcomes);
}

function wordOf({ tries }: Peer, capability: Capability, outcomes: PeerReport['outcomes']): string {
  if (!tries.includes(capability)) return 'not tried';
  const outcome = outcomes.get(capability);
  return outcome !== undefined && outcome.failure === undefined ? 'passed' : '**failed**';
}

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const cellsOf = (row: string): string[] => row.slice(2, -2).split(' | ');
