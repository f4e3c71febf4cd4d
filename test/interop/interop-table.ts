import { type Capability, capabilities } from './capabilities.ts';
import type { Outcome, Peer } from './peer.ts';

/** What one peer did in this run. */
export interface PeerReport {
  readonly peer: Peer;
  readonly version: string;
  readonly outcomes: ReadonlyMap<Capability, Outcome>;
}

const introduction = `# Interoperability

Programs that were not written here, talking to a broker and a provider of ours as they are installed (or, as servers,
being talked to by our client). The test suite runs them, each in its default configuration with signing and
verification switched on; this page is written by that run:

\`\`\`sh
PLEGMA_WRITE_INTEROP=1 npx mocha test/interop/interop.test.ts
\`\`\`

Every run of the tests compares itself with this page. A peer that is not installed is left out there.
`;

/** The whole page. */
export function writeDocument(peers: readonly Peer[], reports: readonly PeerReport[]): string {
  const list = peers.flatMap((peer) => [
    `* **${peer.name}** as ${peer.role}: ${versionOf(peer, reports)}.`,
    ...(peer.notes ?? []).map((note) => `  ${note}`),
  ]);
  const table = tableOf(peers, reports);
  return [introduction, '## Peers', '', ...list, '', '## Who passes what', '', ...table, ''].join('\n');
}

function versionOf(peer: Peer, reports: readonly PeerReport[]): string {
  const report = reports.find((candidate) => candidate.peer === peer);
  return report?.version ?? `left out of this run; needs ${peer.packages}`;
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
    if (column < 0) return [`${peer.name} as ${peer.role} is missing`];
    return capabilityNames.flatMap((capability) => {
      const written = rows.find(([title]) => title === capabilities[capability])?.[column];
      const seen = wordOf(peer, capability, outcomes);
      return written === seen
        ? []
        : [`${peer.name}, ${capability}: ${written} on the page, ${seen} in this run`];
    });
  });
}

const capabilityNames = Object.keys(capabilities) as Capability[];

const titleOf = ({ name, role }: Peer): string => (role === 'client' ? name : `${name} (server)`);

function cellOf(peer: Peer, capability: Capability, reports: readonly PeerReport[]): string {
  const report = reports.find((candidate) => candidate.peer === peer);
  return report === undefined ? 'not tried' : wordOf(peer, capability, report.outcomes);
}

function wordOf({ tries }: Peer, capability: Capability, outcomes: PeerReport['outcomes']): string {
  if (!tries.includes(capability)) return 'not tried';
  return outcomes.get(capability)?.failure === undefined && outcomes.has(capability)
    ? 'passed'
    : '**failed**';
}

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const cellsOf = (row: string): string[] => row.slice(2, -2).split(' | ');
