import { PlegmaError } from '../../errors/plegma-error.ts';
import { localOf } from '../schema/members.ts';
import { bodyWriter } from '../soap-prefix.ts';
import type { EncodedPayload, EncodeOptions } from './codec-options.ts';
import { EncodeState } from './encode-state.ts';
import type { Prefixes } from './prefixes.ts';
import { ValueProblem } from './simple-codec.ts';

/**
 * Writes an element that stands in Body or in the detail of a fault.
 *
 * @param name Its Clark name, for paths.
 * @throws VALUE_NOT_ENCODABLE
 */
export function writePayload(
  name: string,
  prefixes: Prefixes,
  options: EncodeOptions,
  write: (state: EncodeState) => void,
): EncodedPayload {
  const state = new EncodeState(bodyWriter(options.version ?? '1.1'), prefixes, options);
  try {
    write(state);
  } catch (problem) {
    throw problem instanceof ValueProblem ? notEncodable(localOf(name), problem) : problem;
  }
  return { xml: state.writer.toString(), valuePrefixes: state.valuePrefixes };
}

function notEncodable(message: string, problem: ValueProblem): PlegmaError {
  const path = problem.path === '' ? message : `${message}/${problem.path}`;
  return new PlegmaError('VALUE_NOT_ENCODABLE', `${path} ${problem.message}.`, { path });
}
