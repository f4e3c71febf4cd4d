import assert from 'node:assert/strict';
import { onlyWanted } from '../../../src/provider/platforms/xml-of-jobs.ts';

const names = { job: 'job_list', name: 'JB_name' };
const job = (name: string) =>
  `<job_list state="running">\n<JB_name>${name}</JB_name><slots>1</slots>\n</job_list>`;

describe('a list of jobs of which few are ours', () => {
  it('keeps what is wanted and everything round the jobs', () => {
    const text = `<info><a>${job('x')}${job('ours')}</a><b>${job('y')}\n</b></info>\n`;
    assert.equal(
      onlyWanted(text, names, (name) => name === 'ours'),
      `<info><a>${job('ours')}</a><b>\n</b></info>\n`,
    );
    assert.equal(
      onlyWanted(text, names, () => true),
      text,
    );
  });

  it('leaves half a job where it is: a list that was cut off must not look whole', () => {
    const half = `<info>${job('x')}${job('ours').slice(0, 40)}`;
    assert.equal(
      onlyWanted(half, names, () => false),
      `<info>${job('ours').slice(0, 40)}`,
    );
  });
});
