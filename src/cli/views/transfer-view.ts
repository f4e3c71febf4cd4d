import type { TransferProgress } from '../../client/transfer-progress.ts';
import { sizeText } from './amounts.ts';

/** One line of a running transfer: `Sending photo.jpg: 1.0 MB of 3.4 MB, 29 %`. */
export function transferLine(doing: string, { name, done, total }: TransferProgress): string {
  if (total === undefined) return `${doing} ${name}: ${sizeText(done)}`;
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
  return `${doing} ${name}: ${sizeText(done)} of ${sizeText(total)}, ${percent} %`;
}
