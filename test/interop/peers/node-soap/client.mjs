// node-soap (npm: soap) as client of broker and provider. It verifies nothing itself: xml-crypto, its own library for
// signatures, does it here. One line a capability: ok <name>, or not ok <name> <reason>.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createClientAsync, WSSecurityCert } from 'soap';
import { SignedXml } from 'xml-crypto';

const variable = (name) => process.env[`PLEGMA_${name}`] ?? '';
const read = (name) => readFileSync(variable(name), 'utf8');
const [certificate] = read('CERTIFICATE').match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----/) ?? [''];
const sha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const newId = () => crypto.randomUUID();

const client = (service, options) => createClientAsync(`${variable(service)}?wsdl`, options);

async function signing(service, options = {}, timestamp = true) {
  const made = await client(service, options);
  made.setSecurity(
    new WSSecurityCert(read('KEY'), certificate, '', { hasTimeStamp: timestamp, signatureAlgorithm: sha256 }),
  );
  return made;
}

/** Insists that the provider signed the last answer: Body, and Timestamp where there has to be one. */
function verifyAnswer({ lastResponse }, timestamp = true) {
  const [signature] = lastResponse.match(/<ds:Signature[ >][\s\S]*<\/ds:Signature>/) ?? [];
  assert.ok(signature, 'the answer is not signed');
  const verifier = new SignedXml({ publicCert: read('SERVER_CERTIFICATE') });
  verifier.loadSignature(signature);
  assert.ok(verifier.checkSignature(lastResponse), 'the signature of the answer does not hold');
  const signed = verifier.getSignedReferences();
  assert.ok(
    signed.some((part) => part.startsWith('<soapenv:Body')),
    'the Body is not signed',
  );
  assert.equal(
    signed.some((part) => part.startsWith('<wsu:Timestamp')),
    timestamp,
  );
}

/** Calls what has to end in a fault whose detail has this code. */
async function refused(made, operation, input, code) {
  const fault = await made[`${operation}Async`](input).then(
    () => assert.fail(`accepted, though ${code} was to be expected`),
    (error) => error,
  );
  const [found] = Object.values(fault.root?.Envelope.Body.Fault.detail ?? {});
  assert.equal(found?.code, code, fault.message);
}

const missing = { accountId: 'acc-missing' };

async function openAccount(timestamp) {
  const accounts = await signing('ACCOUNT_SERVICE', {}, timestamp);
  const wanted = { requestId: newId(), title: 'node-soap', contact: 'node@example.org', creditWanted: '10' };
  const [{ account }] = await accounts.OpenAccountAsync(wanted);
  verifyAnswer(accounts, timestamp);
  const [again] = await accounts.GetAccountAsync({ accountId: account.accountId });
  assert.equal(again.account.title, 'node-soap');
  verifyAnswer(accounts, timestamp);
  return account.accountId;
}

async function listServices(options) {
  const [{ services }] = await (await client('REGISTRY', options)).ListServicesAsync({});
  assert.ok(services.service.length > 0 && services.service[0].url.startsWith('http://'));
}

async function walk() {
  const [data, jobs] = [await signing('DATA_SERVICE'), await signing('JOB_SERVICE')];
  const accountId = await openAccount(true);
  const text = Buffer.from('the grid\n');
  const [listed] = await jobs.ListResourcesAsync({ applicationUri: 'urn:test:upper', accountId });
  const args = { argument: [{ name: 'word', value: 'node' }] };
  const [{ quote }] = await jobs.RequestQuoteAsync({
    requestId: newId(),
    accountId,
    applicationUri: 'urn:test:upper',
    resourceId: [listed.resources.resource].flat()[0].resourceId,
    arguments: args,
    inputs: { input: [{ name: 'text', size: text.length }] },
  });
  const [{ stager }] = await data.CreateStagerAsync({ requestId: newId(), accountId, name: 'text.txt' });
  const { stagerId } = stager;
  await data.WriteStagerAsync({ requestId: newId(), stagerId, content: text.toString('base64'), last: true });
  const inputs = { input: [{ name: 'text', stagerId }] };
  const submission = { requestId: newId(), quoteId: quote.quoteId, arguments: args, inputs };
  let [{ job }] = await jobs.SubmitJobAsync(submission);
  while (!['finished', 'failed', 'cancelled'].includes(job.state)) {
    [{ job }] = await jobs.WaitForJobAsync({ jobId: job.jobId, version: job.version, timeout: 20 });
  }
  assert.equal(job.state, 'finished');
  const [output] = [job.outputs.output].flat();
  const [{ content }] = await data.ReadStagerAsync({ stagerId: output.stagerId });
  assert.equal(Buffer.from(content, 'base64').toString(), 'node|1||THE GRID\n');
  const accounts = await signing('ACCOUNT_SERVICE');
  const [statement] = await accounts.GetStatementAsync({ accountId });
  assert.equal([statement.entries.entry].flat()[0].jobId, job.jobId);
}

const checks = {
  wsdl: async () => {
    for (const name of ['REGISTRY', 'MOBILE_GRID_SERVER', 'ACCOUNT_SERVICE', 'DATA_SERVICE', 'JOB_SERVICE']) {
      await client(name);
    }
  },
  'document-literal': () => listServices({}),
  'rpc-encoded': async () => {
    const legacy = await client('MOBILE_GRID_SERVER');
    const [{ ListSizeReturn: size }] = await legacy.ListSizeAsync(null);
    const [{ ServicesListReturn: rows }] = await legacy.ServicesListAsync(null);
    const value = (item) => item?.$value ?? item;
    assert.equal(value(size) > 0, true, JSON.stringify(size));
    const [name] = Object.keys(rows).filter((key) => key !== 'attributes');
    assert.equal([rows[name]].flat().length, Number(value(size)), JSON.stringify(rows));
  },
  'soap-1.2': () => listServices({ forceSoap12Headers: true }),
  'typed-fault': async () => {
    await refused(await client('REGISTRY'), 'GetService', { serviceId: 'svc-missing' }, 'SERVICE_UNKNOWN');
  },
  'timestamp-signature': () => openAccount(true),
  signature: () => openAccount(false),
  'signed-fault': async () => {
    const accounts = await signing('ACCOUNT_SERVICE');
    await refused(accounts, 'GetAccount', missing, 'ACCOUNT_UNKNOWN');
    verifyAnswer(accounts);
  },
  tampered: async () => {
    const accounts = await signing('ACCOUNT_SERVICE');
    const call = accounts.GetAccountAsync(missing, {
      postProcess: (xml) => xml.replace('acc-missing', 'acc-another'),
    });
    const fault = await call.catch((error) => error);
    assert.equal(Object.values(fault.root.Envelope.Body.Fault.detail)[0].code, 'DIGEST_MISMATCH');
  },
  walk,
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
