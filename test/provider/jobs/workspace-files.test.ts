import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasRunLock } from '../../../src/provider/jobs/run-lock.ts';
import { readRunSigns } from '../../../src/provider/jobs/run-signs.ts';
import { isThere, readWorkspaceFile } from '../../../src/provider/jobs/workspace-files.ts';
import { newJobToken } from '../../../src/provider/platforms/job-token.ts';
import { reachableDirectory } from '../../support/temporary-directory.ts';

describe('reading what a run has left in its workspace', () => {
  it('takes for no file what is none: nothing, a link, a folder, a file where a folder should be', async () => {
    const workspace = reachableDirectory('files');
    await writeFile(join(workspace, 'plain'), 'text');
    await symlink(join(workspace, 'plain'), join(workspace, 'link'));
    await mkdir(join(workspace, 'folder'));
    for (const name of ['nothing', 'link', 'folder', 'plain/below'])
      assert.equal(await readWorkspaceFile(join(workspace, name)), '', name);
    assert.equal(await readWorkspaceFile(join(workspace, 'plain')), 'text');
    assert.equal(await isThere(join(workspace, 'plain/below')), false);
  });

  // Whatever the error (EIO, ESTALE, EMFILE; here ENAMETOOLONG): a run must not be told as lost because a disk was away for a minute.
  it('says that it cannot tell, rather than that there is no sign, where the file system fails', async () => {
    const unreadable = join(reachableDirectory('failing'), 'x'.repeat(300));
    const code = 'ENAMETOOLONG';
    await assert.rejects(readWorkspaceFile(unreadable), { code });
    await assert.rejects(isThere(unreadable), { code });
    await assert.rejects(hasRunLock(unreadable), { code });
    await assert.rejects(readRunSigns(unreadable, newJobToken()), { code });
  });
});
