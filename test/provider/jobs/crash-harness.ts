// A provider's process for the crash tests: `crash-harness.ts DIRECTORY MOMENT` runs the engine on DIRECTORY and kills
// itself by SIGKILL at that moment of a job's life, without any chance to tidy up. `-` never kills.
import { openProvider } from './test-provider.ts';

const [directory = '', deadly = '-'] = process.argv.slice(2);
const provider = await openProvider(directory, {
  slots: 1,
  onStep: (moment) => {
    if (moment === deadly) process.kill(process.pid, 'SIGKILL');
  },
});
await provider.engine.start();
setInterval(() => undefined, 1000);
