import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfiguration } from '../../../src/server/configuration/read-configuration.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

describe('the configuration', () => {
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory('configuration');
  });

  const read = async (toml: string, environment: Record<string, string> = {}) => {
    const file = join(directory, 'plegma.toml');
    await writeFile(file, toml);
    return readConfiguration({ file, environment, workingDirectory: '/elsewhere' });
  };
  const name = 'EMAILADDRESS=none,CN=Harbour,OU=none,O=Plegma,L=none,ST=none,C=GR';

  it('works without a file: every setting has a default', async () => {
    const configuration = await readConfiguration({ environment: {}, workingDirectory: directory });
    assert.equal(configuration.dataDirectory, join(directory, 'var'));
    assert.deepEqual([configuration.broker.port, configuration.provider.port], [8080, 8081]);
    assert.deepEqual(configuration, await read(''));
  });

  it('takes sections, repeated tables and dotted keys from the file', async () => {
    const { broker, provider } = await read(`
      broker.port = 9000
      [[broker.providers]]
      issuer = "${name}"
      [[provider.platforms]]
      name = "cluster"
      kind = "pbs"
      prefix = ["ssh", "head"]
      [[provider.resources]]
      id = "res-chem"
      name = "Chemistry"
      platform = "cluster"
      [[provider.resources.prices]]
      metric = "processor-time"
      price = "0.05"
      per = 3600
    `);
    assert.equal(broker.port, 9000);
    assert.deepEqual(broker.providers, [{ issuer: name }]);
    assert.deepEqual(provider.platforms[0], {
      kind: 'pbs',
      name: 'cluster',
      localUsers: [],
      environment: {},
      prefix: ['ssh', 'head'],
      prefixThroughShell: true,
      timeLimit: 60,
      outputLimit: 134_217_728,
    });
    assert.deepEqual(provider.resources[0]?.prices, [{ metric: 'processor-time', price: '0.05', per: 3600 }]);
  });

  it('starts relative paths at the file, not where the process happens to stand', async () => {
    const { dataDirectory, security, broker } = await read(`
      dataDirectory = "state"
      security.authorities = ["ca.pem", "/etc/grid/ca.pem"]
      broker.credential = { certificate = "broker.pem", key = "broker.key" }
    `);
    assert.equal(dataDirectory, join(directory, 'state'));
    assert.deepEqual(security.authorities, [join(directory, 'ca.pem'), '/etc/grid/ca.pem']);
    assert.deepEqual(broker.credential, {
      certificate: join(directory, 'broker.pem'),
      key: join(directory, 'broker.key'),
    });
  });

  describe('from the environment', () => {
    it('overrides the file, each value by the type of its setting', async () => {
      const { broker, provider, security } = await read('broker.port = 9000\nbroker.name = "File"', {
        PLEGMA_BROKER_PORT: '9001',
        PLEGMA_BROKER_NAME: '42',
        PLEGMA_PROVIDER_ENABLED: 'false',
        PLEGMA_PROVIDER_PUBLIC_URL: 'https://grid.example/',
        PLEGMA_SECURITY_AUTHORITIES: '/a.pem, /b.pem',
        HOME: '/root',
        PLEGMA_WORKSPACE: '/somewhere',
      });
      assert.deepEqual([broker.port, broker.name, provider.enabled], [9001, '42', false]);
      assert.equal(provider.publicUrl, 'https://grid.example/');
      assert.deepEqual(security.authorities, ['/a.pem', '/b.pem']);
    });

    it('is refused where a variable names no setting', async () => {
      for (const name of ['PLEGMA_BROKER_PROT', 'PLEGMA_DATA_DIR']) {
        await assert.rejects(read('', { [name]: '1' }), { code: 'CONFIG_INVALID', path: name });
      }
    });

    it('is checked like the file', async () => {
      for (const port of ['many', '', '70000', '1.5']) {
        await assert.rejects(read('', { PLEGMA_BROKER_PORT: port }), {
          code: 'CONFIG_INVALID',
          path: 'broker.port',
        });
      }
      await assert.rejects(read('', { PLEGMA_BROKER_PORT: 'many' }), {
        message: /^broker\.port is "many": /,
      });
      await assert.rejects(read('', { PLEGMA_BROKER_ENABLED: 'maybe' }), { path: 'broker.enabled' });
    });
  });

  const mistakes = [
    { toml: 'broker.prot = 1', path: 'broker.prot', says: /^There is no setting broker\.prot\.$/ },
    { toml: 'brokers = 1', path: 'brokers', says: /no setting brokers/ },
    { toml: 'broker.port = "8080"', path: 'broker.port', says: /broker\.port is "8080": expected number/ },
    { toml: 'broker.port = 65536', path: 'broker.port', says: /is 65536: .*65535/ },
    { toml: 'log.level = "loud"', path: 'log.level', says: /is "loud": .*"debug"/ },
    { toml: 'provider.lease = 59', path: 'provider.lease', says: />=60/ },
    {
      toml: 'provider.accounts.creditWithoutChecks = 100',
      path: 'provider.accounts.creditWithoutChecks',
      says: /is 100: expected string/,
    },
    {
      toml: '[[provider.resources]]\nid = "res-a"\nname = "A"',
      path: 'provider.resources[0].platform',
      says: /platform is missing/,
    },
    {
      toml: '[[provider.platforms]]\nkind = "moon"\nname = "m"',
      path: 'provider.platforms[0].kind',
      says: /'local' \| 'pbs'/,
    },
    {
      toml: '[[security.legacyPartners]]\nissuer = "CN=CA"\nsubject = "CN=Old"',
      path: 'security.legacyPartners[0].issuer',
      says: /plegma pki/,
    },
  ];
  for (const { toml, path, says } of mistakes) {
    it(`refuses ${JSON.stringify(toml)} and names the member`, async () => {
      await assert.rejects(read(toml), { code: 'CONFIG_INVALID', path, message: says });
    });
  }

  it('tells all mistakes at once', async () => {
    await assert.rejects(read('broker.port = -1\nprovider.port = -1'), {
      message: /broker\.port is -1.*provider\.port is -1/,
    });
  });

  it('names the place where a file is no TOML, and the file that is not there', async () => {
    await assert.rejects(read('broker.port = 1\nbroker port'), {
      message: /plegma\.toml is no TOML \(line 2, column/,
    });
    await assert.rejects(
      readConfiguration({ file: 'missing.toml', environment: {}, workingDirectory: directory }),
      { code: 'CONFIG_INVALID', message: /missing\.toml cannot be read/ },
    );
  });
});
