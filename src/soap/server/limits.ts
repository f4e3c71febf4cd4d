import { defaultPackageLimits, type PackageLimits } from '../attachments/limits.ts';

/** What an endpoint takes from a sender, known or not, before it has verified anything. */
export interface EndpointLimits extends PackageLimits {
  /**
   * Milliseconds that the endpoint waits for a sender: without a pause, and in all, on top of the time that its bytes
   * take at `minimumRate`. Also for a reader who takes nothing of its answer.
   */
  readonly patience: number;
  /** Bytes a second that a sender must reach in the long run. */
  readonly minimumRate: number;
}

/** The limits where nothing else is configured. */
export const defaultEndpointLimits: EndpointLimits = {
  ...defaultPackageLimits,
  patience: 30_000,
  minimumRate: 1024,
};
