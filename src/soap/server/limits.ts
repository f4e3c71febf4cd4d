import { defaultPackageLimits, type PackageLimits } from '../attachments/limits.ts';

/** What an endpoint takes from a sender, known or not, before it has verified anything. */
export interface EndpointLimits extends PackageLimits {
  /**
   * Milliseconds that the endpoint waits for a sender: at a stretch, and altogether beyond what `minimumRate`
   * explains.
   */
  readonly patience: number;
  /** Bytes a second that a sender must reach in the long run. */
  readonly minimumRate: number;
}

export const defaultEndpointLimits: EndpointLimits = {
  ...defaultPackageLimits,
  patience: 30_000,
  minimumRate: 1024,
};
