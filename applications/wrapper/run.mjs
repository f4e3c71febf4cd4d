import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What every wrapper of ours does around its application: positional arguments in (GR-54), progress out,
 * one sentence on stderr and an exit status other than 0 when the run fails.
 *
 * Exit statuses: 0 done, 2 the input is refused, 1 anything else.
 */

/** The input or an argument is at fault, not the application: the customer reads the sentence. */
export class InputRefused extends Error {}

/**
 * Runs an application's work and turns its failure into the wrapper's exit status.
 *
 * @param {(args: string[]) => Promise<void>} work Receives the arguments: input files, output files, then
 *   parameters, each in the order of ApplicationMetadata.xml.
 * @returns {Promise<void>}
 */
export async function runApplication(work) {
  try {
    await work(process.argv.slice(2));
    reportProgress(100);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${sentence.replaceAll(/\s+/g, ' ')}\n`);
    process.exitCode = error instanceof InputRefused ? 2 : 1;
  }
}

let reported = -1;

/**
 * Tells the provider how far the run is. Without a workspace (a run by hand) it does nothing.
 *
 * @param {number} percent 0 to 100; fractions are dropped, and a value already told is not told again.
 */
export function reportProgress(percent) {
  const whole = Math.trunc(percent);
  const workspace = process.env['PLEGMA_WORKSPACE'];
  if (whole <= reported || workspace === undefined) return;
  reported = whole;
  writeFileSync(join(workspace, '.progress'), `${whole}\n`);
}

/**
 * Reads a decimal parameter.
 *
 * @param {string} name As in ApplicationMetadata.xml; for the sentence.
 * @param {string | undefined} text
 * @param {{ minimum: number, maximum: number }} range
 * @returns {number}
 * @throws {InputRefused} when it is not a number of that range.
 */
export function decimalParameter(name, text, { minimum, maximum }) {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  if (value >= minimum && value <= maximum) return value;
  throw new InputRefused(
    `Parameter ${name} is '${text ?? ''}'; expected a number from ${minimum} to ${maximum}.`,
  );
}
