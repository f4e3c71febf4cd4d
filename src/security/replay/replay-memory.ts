/**
 * Remembers signed messages so that none is accepted twice. Implementations: in memory, in a journal that survives
 * a restart, or shared between processes.
 */
export interface ReplayMemory {
  /**
   * Remembers a message.
   *
   * @param key Names the signed content: see `replayKey` of a verified message.
   * @param expiresAt From when on it may be forgotten (ms since 1970).
   * @returns False where it is known already and not expired: a replay.
   */
  remember(key: string, expiresAt: number): boolean | Promise<boolean>;
}
