import { examine } from '../../server/doctor/examine.ts';
import type { Finding } from '../../server/doctor/finding.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { createOutput } from '../terminal/output.ts';
import { printable } from '../terminal/table.ts';
import type { OperatorOptions } from './options.ts';
import { readServerConfiguration } from './server-configuration.ts';

/** The options of `plegma doctor`. */
export interface DoctorOptions extends OperatorOptions {
  /** Seconds that a test job may take. */
  readonly wait: number;
}

/** Examines the provider and prints each finding as soon as it is made. */
export async function runDoctor({ json = false, wait, ...options }: DoctorOptions): Promise<void> {
  const configuration = await readServerConfiguration(options);
  const findings: Finding[] = [];
  for await (const finding of examine(configuration, wait * 1000)) {
    findings.push(finding);
    if (!json) console.log(findingText(finding));
  }
  const healthy = findings.every(({ verdict }) => verdict !== 'wrong');
  if (json) createOutput(json).result({ healthy, findings }, '');
  if (!healthy) process.exitCode = exitCodes.failure;
}

function findingText({ platform, verdict, text, remedy }: Finding): string {
  const place = platform === undefined ? '' : `${platform}: `;
  const advice = remedy === undefined ? '' : `\n         ${printable(remedy)}`;
  return `${verdict.padEnd(7)}  ${printable(`${place}${text}`)}${advice}`;
}
