import type {
  BatchJob,
  BatchRun,
  ClusterView,
  KnownJob,
  LocalUser,
  Platform,
  SubmitOutcome,
} from './platform.ts';

/**
 * One batch system that several local users submit to. Each user has a platform of their own, whose commands run as that
 * user, so that the batch system itself keeps their jobs apart.
 */
export class SeparateUsers implements Platform {
  readonly kind: Platform['kind'];
  readonly #own: Platform;
  readonly #platformFor: (user: LocalUser) => Platform;
  readonly #platforms = new Map<LocalUser, Platform>();

  /** @param own The platform of the service's own user, for whatever concerns no particular user. */
  constructor(own: Platform, platformFor: (user: LocalUser) => Platform) {
    this.kind = own.kind;
    this.#own = own;
    this.#platformFor = platformFor;
  }

  submit(run: BatchRun): Promise<SubmitOutcome> {
    return this.#of(run.user).submit(run);
  }

  /**
   * Asks once for each user who has jobs. If one answer fails all do: that user's jobs would look lost. A known job counts
   * only in the answer to its own user: others may see it too, and could give its name to a job of theirs.
   */
  async poll(known: readonly KnownJob[], users: readonly LocalUser[] = []): Promise<readonly BatchJob[]> {
    const owners = new Map<string, LocalUser | undefined>(known.map(({ token, user }) => [token, user]));
    const asked = new Set([...known.map(({ user }) => user), ...users]);
    const answers = await Promise.all(
      [...asked].map(async (user) => {
        const shown = await this.#of(user).poll(known.filter((job) => job.user === user));
        return shown.filter(({ name }) => !owners.has(name) || owners.get(name) === user);
      }),
    );
    return answers.flat();
  }

  cancel(job: KnownJob): Promise<void> {
    return this.#of(job.user).cancel(job);
  }

  describe(): Promise<ClusterView> {
    return this.#own.describe();
  }

  #of(user: LocalUser | undefined): Platform {
    if (user === undefined) return this.#own;
    const platform = this.#platforms.get(user) ?? this.#platformFor(user);
    this.#platforms.set(user, platform);
    return platform;
  }
}
