import { createStager } from '../../../src/provider/data/create-stager.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { alice, by } from '../accounts/accounts-fixture.ts';
import { dataOn, write } from './data-fixture.ts';

/**
 * A provider that takes an upload of its own making and tells what it has acknowledged, one line a piece, until
 * it is killed: `upload-process.ts DIRECTORY ACCOUNT`.
 */
const [directory = '', accountId = ''] = process.argv.slice(2);
const store = await openStore(`${directory}/plegma.db`);
const nowhere = { store, directory, reopen: async () => store, remove: async () => undefined };
const limits = { stagerBytes: 1e9, accountBytes: 1e9 };
const data = await dataOn(nowhere, store, Date.now, limits);
const { id } = await createStager(data, by(alice), { accountId, name: 'endless' });
for (let offset = 0; ; offset += 1000) {
  const { received } = await write(data, id, offset, String(offset % 7).repeat(1000));
  process.stdout.write(`${id} ${received}\n`);
}
