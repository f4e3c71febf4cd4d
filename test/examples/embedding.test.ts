import assert from 'node:assert/strict';
import express from 'express';
import { calculator, calculatorEndpoint } from '../../examples/embedding/calculator.ts';
import { createAuthority, issueCertificate } from '../../src/security/pki/issue.ts';
import { encodePem } from '../../src/security/x509/pem.ts';
import {
  createProxy,
  nodeCredential,
  nodeCrypto,
  TrustStore,
  undiciTransport,
} from '../../src/soap/index.ts';
import { type Running, running } from '../soap/server/running.ts';

describe('the example of embedding', () => {
  let server: Running;
  let authority: Awaited<ReturnType<typeof createAuthority>>;
  before(async () => {
    authority = await createAuthority({ subject: { commonName: 'Example CA' }, keyKind: 'ec-p256' });
    const app = express();
    app.use('/calculator', calculatorEndpoint(encodePem(authority.certificate.der, 'CERTIFICATE')));
    server = await running(app, '/calculator');
  });
  after(() => server.close());

  it('adds for anybody in Express', async () => {
    const proxy = createProxy(calculator.contract, undiciTransport(), { address: server.address });
    assert.deepEqual(await proxy.Add({ summand: [1, 2, 39] }), { sum: 42, askedBy: 'somebody' });
  });

  it('signs nothing, so that a client which wants signed answers does not believe it', async () => {
    const issued = await issueCertificate(authority, {
      subject: { commonName: 'alice' },
      keyKind: 'ec-p256',
    });
    const credential = nodeCredential({ certificates: issued.certificate, privateKey: issued.privateKey });
    const verification = {
      trust: new TrustStore({ crypto: nodeCrypto, authorities: [authority.certificate] }),
    };
    const proxy = createProxy(calculator.contract, undiciTransport(), {
      address: server.address,
      security: { credential, verification },
    });
    await assert.rejects(proxy.Add({ summand: [1] }), { code: 'ANSWER_NOT_TRUSTED' });
  });
});
