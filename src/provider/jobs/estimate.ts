import type { Application } from '../applications/application.ts';
import type { Requirements } from '../platforms/platform.ts';
import type { MeteredUsage } from './price.ts';
import type { Resource } from './resource.ts';

/** What a run is expected to use, and the most that it will be charged for. */
export interface UsageEstimate {
  readonly expected: MeteredUsage;
  readonly most: MeteredUsage;
}

/** A run may use this many times its estimate before the rest is the provider's. */
const MARGIN = 2;

/**
 * Estimates what a run will use from the application's metadata, the size of its inputs and the resource's speed.
 *
 * @param inputBytes Of all inputs together.
 */
export function estimateUsage(
  application: Application,
  resource: Resource,
  requirements: Requirements,
  inputBytes: number,
): UsageEstimate {
  const { processorTime, processorTimePerMegabyte, outputRatio } = application.estimate;
  const seconds = processorTime + (processorTimePerMegabyte * inputBytes) / 1_000_000;
  const processors = (requirements.nodes ?? 1) * (requirements.processorsPerNode ?? 1);
  const used = Math.ceil((1000 * seconds) / resource.speed);
  const outputData = Math.ceil(outputRatio * inputBytes);
  const expected = {
    processorTime: used,
    wallTime: Math.ceil(used / processors),
    inputData: inputBytes,
    outputData,
  };
  return { expected, most: atMost(expected, requirements, processors) };
}

/** No run uses more time than its wall time gives it. */
function atMost(expected: MeteredUsage, requirements: Requirements, processors: number): MeteredUsage {
  const wallLimit =
    requirements.wallTime === undefined ? Number.POSITIVE_INFINITY : 1000 * requirements.wallTime;
  return {
    processorTime: Math.min(MARGIN * expected.processorTime, wallLimit * processors),
    wallTime: Math.min(MARGIN * expected.wallTime, wallLimit),
    inputData: expected.inputData,
    outputData: MARGIN * expected.outputData,
  };
}
