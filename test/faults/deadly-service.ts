// `deadly-service.ts CONFIGURATION MOMENT` serves like `plegma serve` until the first job that came after its start
// reaches that moment of its life; then it kills itself by SIGKILL, without any chance to tidy up. `-` never kills.
import { checkConfiguration } from '../../src/server/configuration/read-configuration.ts';
import { startServer } from '../../src/server/run.ts';
import { newId } from '../../src/store/ids.ts';

const [configuration = '{}', deadly = '-'] = process.argv.slice(2);
// Ids sort by time: jobs of services before this one stand before it.
const born = newId('job');
const server = await startServer(checkConfiguration(JSON.parse(configuration)), {
  onStep: (moment, id) => {
    if (moment === deadly && id > born) process.kill(process.pid, 'SIGKILL');
  },
});
process.send?.(server.addresses);
process.on('message', () => void server.close().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(1));
