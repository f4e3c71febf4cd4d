import type { Store } from '../../store/open-store.ts';
import type { ClusterView, Platform } from '../platforms/platform.ts';

/** What the batch systems show now, by platform. One that does not answer is not in it. */
export type ViewSource = () => Promise<ReadonlyMap<string, ClusterView>>;

/** Asks each batch system. */
export function askPlatforms(platforms: ReadonlyMap<string, Platform>): ViewSource {
  return async () => {
    const answers = await Promise.all(
      [...platforms].map(async ([name, platform]) => {
        const view = await platform.describe().catch(() => undefined);
        return view === undefined ? [] : [[name, view] as const];
      }),
    );
    return new Map(answers.flat());
  };
}

/** Ms after which a view is too old: the process that asks has stopped, or the batch system does not answer. */
const LIFETIME = 180_000;

/**
 * Of all processes on one database only the one that drives the jobs asks, and writes the answers down for the others
 * (BA-2).
 *
 * @param isHere Whether that is this process.
 */
export function sharedViews({ db }: Store, ask: ViewSource, isHere: () => boolean): ViewSource {
  const write = async (views: ReadonlyMap<string, ClusterView>) => {
    await db.deleteFrom('cluster_views').execute();
    for (const [platform, view] of views) {
      const row = { platform, view_json: JSON.stringify(view), asked_at: Date.now() };
      await db.insertInto('cluster_views').orReplace().values(row).execute();
    }
    return views;
  };
  const read = async () => {
    const rows = await db
      .selectFrom('cluster_views')
      .select(['platform', 'view_json'])
      .where('asked_at', '>', Date.now() - LIFETIME)
      .execute();
    return new Map(
      rows.map(({ platform, view_json }): [string, ClusterView] => [platform, JSON.parse(view_json)]),
    );
  };
  return async () => (isHere() ? write(await ask()) : read());
}
