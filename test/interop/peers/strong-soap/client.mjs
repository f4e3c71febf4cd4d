// strong-soap as client of the broker. One line a capability: ok <name>, or not ok <name> <reason>.
import assert from 'node:assert/strict';
import strongSoap from 'strong-soap';

const variable = (name) => process.env[`PLEGMA_${name}`] ?? '';

const client = (service) =>
  new Promise((resolve, reject) => {
    strongSoap.soap.createClient(`${variable(service)}?wsdl`, {}, (error, made) =>
      error ? reject(error) : resolve(made),
    );
  });

/** The operation at its port: a port of SOAP 1.1, or one of SOAP 1.2. */
async function call(port, operation, input) {
  const { result } = await port[operation](input);
  return result;
}

async function listServices(portName) {
  const { services } = await call((await client('REGISTRY')).Registry[portName], 'ListServices', {});
  assert.ok([services.service].flat()[0].url.startsWith('http://'), JSON.stringify(services));
}

const checks = {
  wsdl: async () => {
    for (const name of ['REGISTRY', 'MOBILE_GRID_SERVER', 'ACCOUNT_SERVICE', 'DATA_SERVICE', 'JOB_SERVICE']) {
      await client(name);
    }
  },
  'document-literal': () => listServices('Registry'),
  'soap-1.2': () => listServices('RegistrySoap12'),
  'rpc-encoded': async () => {
    const { MobileGridServer: port } = (await client('MOBILE_GRID_SERVER')).MobileGridServerService;
    const size = await call(port, 'ListSize', {});
    const list = await call(port, 'ServicesList', {});
    const value = (item) => item?.$value ?? item;
    const rows = value(list.ServicesListReturn);
    const [name] = Object.keys(rows).filter((key) => !key.startsWith('$'));
    assert.equal(
      [rows[name]].flat().length,
      Number(value(size.ListSizeReturn)),
      JSON.stringify([size, list]),
    );
  },
  'typed-fault': async () => {
    const { Registry: port } = (await client('REGISTRY')).Registry;
    const fault = await call(port, 'GetService', { serviceId: 'svc-missing' }).catch((error) => error);
    assert.equal(fault.root?.Envelope.Body.Fault.detail.NotFound.code, 'SERVICE_UNKNOWN', fault.message);
  },
};

for (const [capability, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok ${capability}`);
  } catch (failure) {
    console.error(failure);
    console.log(`not ok ${capability} ${String(failure.message ?? failure).replace(/\s+/g, ' ')}`);
  }
}
