import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Account } from '../../../src/provider/accounts/account.ts';
import type { Accounts } from '../../../src/provider/accounts/account-rules.ts';
import { openAccount } from '../../../src/provider/accounts/open-account.ts';
import type { Data, DataRules } from '../../../src/provider/data/data-rules.ts';
import { openData } from '../../../src/provider/data/open-data.ts';
import { type Piece, writeStager } from '../../../src/provider/data/write-stager.ts';
import type { Identity } from '../../../src/security/identity.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { type TemporaryStore, temporaryStore } from '../../store/temporary-store.ts';
import { accountsOn, alice, by, rules, type TestClock } from '../accounts/accounts-fixture.ts';

export const dataRules: DataRules = {
  stagerBytes: 1000,
  accountBytes: 1500,
  freeBytes: 0,
  lifetime: 3_600_000,
};

export interface TestData {
  readonly temporary: TemporaryStore;
  readonly accounts: Accounts & TestClock;
  readonly data: Data;
  readonly account: Account;
}

/** A data service on a database and a directory of its own, with an account of Alice's. */
export async function testData(changes: Partial<DataRules> = {}): Promise<TestData> {
  const temporary = await temporaryStore();
  const accounts = accountsOn(temporary.store);
  const data = await dataOn(temporary, temporary.store, accounts.now, changes);
  const account = await openAccount(accounts, by(alice), { title: 'Lab', contact: 'alice@example.org' });
  return { temporary, accounts, data, account };
}

/** The data service as a process that starts on what is there finds it. */
export const dataOn = (
  { directory }: TemporaryStore,
  store: Store,
  now: () => number,
  changes: Partial<DataRules> = {},
): Promise<Data> =>
  openData({
    store,
    accountRules: rules,
    rules: { ...dataRules, ...changes },
    directory: join(directory, 'content'),
    now,
  });

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const digestOf = (content: string | Uint8Array) =>
  `sha256:${createHash('sha256').update(content).digest('hex')}` as const;

/** A stream of these chunks, as a connection would bring them. */
export async function* streamed(...chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? bytes(chunk) : chunk;
}

/** Writes text to a stager. */
export const write = (
  data: Data,
  stagerId: string,
  offset: number,
  text: string,
  more: Partial<Piece> & { readonly identity?: Identity } = {},
) => {
  const { identity = alice, ...piece } = more;
  return writeStager(data, by(identity), { stagerId, offset, content: streamed(text), ...piece });
};
