import { Command } from 'commander';
import { softwareVersion } from '../server/software-version.ts';
import { addAccount } from './commands/account/account.ts';
import { addCancel } from './commands/cancel.ts';
import { addDemo } from './commands/demo.ts';
import { addDescribe } from './commands/describe.ts';
import { addDestroy } from './commands/destroy.ts';
import { addDoctor } from './commands/doctor.ts';
import { addGet } from './commands/get.ts';
import { addJob } from './commands/job.ts';
import { addJobs } from './commands/jobs.ts';
import { addLog } from './commands/log.ts';
import { addNodes } from './commands/nodes.ts';
import { addPki } from './commands/pki/pki.ts';
import { addQueues } from './commands/queues.ts';
import { addQuote } from './commands/quote.ts';
import { addRun } from './commands/run.ts';
import { addServe } from './commands/serve.ts';
import { addServices } from './commands/services.ts';
import { addSubmit } from './commands/submit.ts';
import { addWait } from './commands/wait.ts';
import { DEFAULT_BROKER } from './find/default-broker.ts';

const ABOUT = 'Find applications on the Grid, run them on your files, and pay for what you used.';

/** In the order of the help. */
const commands = [
  addServices,
  addDescribe,
  addAccount,
  addQuote,
  addRun,
  addSubmit,
  addJobs,
  addJob,
  addWait,
  addGet,
  addLog,
  addCancel,
  addDestroy,
  addPki,
  addServe,
  addQueues,
  addNodes,
  addDoctor,
  addDemo,
];

/** The `plegma` command with all its subcommands; docs/reference/command-line.md describes them. */
export function createProgram(): Command {
  const program = new Command('plegma')
    .description(ABOUT)
    .version(softwareVersion, '--version', 'the version of Plegma')
    .option(
      '--broker <url>',
      `where services are looked for (default: PLEGMA_BROKER, else ${DEFAULT_BROKER})`,
    )
    .option('--provider <url>', 'the provider that is meant, without a broker')
    .option(
      '--certs <directory>',
      'your certificate, its key and the authorities (default: PLEGMA_CERTS, else var/certs where it is, else certs in PLEGMA_HOME)',
    )
    .option('--json', 'one JSON document instead of text')
    .configureHelp({ showGlobalOptions: true })
    // With --json, main reports wrong usage as a document.
    .configureOutput({ writeErr: (text) => void (program.opts()['json'] || process.stderr.write(text)) })
    .showHelpAfterError('See it with --help.')
    .exitOverride();
  for (const add of commands) add(program);
  return program;
}
