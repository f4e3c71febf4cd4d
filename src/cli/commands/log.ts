import type { Command } from 'commander';
import type { Provider } from '../../client/connect-provider.ts';
import type { LogStream } from '../../contracts/generated/job-types.ts';
import { openContext } from '../context.ts';
import { providerOfJob } from '../find/peers.ts';

interface LogOptions {
  readonly error?: boolean;
}

/** `plegma log ID`: what a job wrote beside its files. */
export function addLog(program: Command): void {
  program
    .command('log')
    .summary('show what a job wrote to its standard output or error')
    .argument('<id>', 'the job')
    .option('--error', 'standard error instead of standard output')
    .action(async (jobId: string, { error }: LogOptions, command: Command) => {
      const context = openContext(command);
      const provider = await providerOfJob(context, jobId);
      const stream = error === true ? 'error' : 'output';
      const text = await readLog(provider, jobId, stream);
      context.output.result({ jobId, stream, text }, withoutControls(text).replace(/\n$/, ''));
    });
}

/** All that was written so far. */
async function readLog(provider: Provider, jobId: string, stream: LogStream): Promise<string> {
  const pieces: string[] = [];
  let offset = 0n;
  for (;;) {
    const { text, nextOffset } = await provider.jobs.ReadJobLog({ jobId, stream, offset });
    pieces.push(text);
    if (nextOffset <= offset) return pieces.join('');
    offset = nextOffset;
  }
}

/** A program on another machine must not steer the terminal; tabs and line breaks are harmless. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '?');
}
