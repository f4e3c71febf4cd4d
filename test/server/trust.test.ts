import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeCredential } from '../../src/security/crypto/node-credential.node.ts';
import type { TokenForm } from '../../src/security/dialect.ts';
import { DEFAULT_DIALECT } from '../../src/security/dialect.ts';
import { createAuthority, issueCertificate } from '../../src/security/pki/issue.ts';
import { signEnvelope } from '../../src/security/sign-envelope.ts';
import { verifyMessage } from '../../src/security/verify-message.ts';
import { CallLog } from '../../src/server/call-log.ts';
import { checkConfiguration } from '../../src/server/configuration/read-configuration.ts';
import { layFoundation } from '../../src/server/foundation.ts';
import { openLog } from '../../src/server/log.ts';
import { openMetrics } from '../../src/server/metrics.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const BODY = '<r:ListServices xmlns:r="urn:plegma:registry:1"></r:ListServices>';

describe('whom the configuration trusts', () => {
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory('server');
  });

  /** A partner of another authority, its certificates as files. */
  async function foreignPartner() {
    const authority = await createAuthority({ subject: { commonName: 'Partner authority' } });
    const issued = await issueCertificate(authority, { subject: { commonName: 'partner' } });
    const credential = nodeCredential({ certificates: issued.certificate, privateKey: issued.privateKey });
    const authorityFile = join(directory, 'partner-authority.der');
    const certificateFile = join(directory, 'partner.pem');
    await writeFile(authorityFile, authority.certificate.der);
    await writeFile(certificateFile, issued.certificate);
    return { credential, authorityFile, certificateFile };
  }

  async function accepts(
    security: Record<string, unknown>,
    sign: (token: TokenForm) => Promise<string>,
    token: TokenForm = 'certificate',
  ): Promise<string> {
    const log = openLog({ level: 'silent' });
    const foundation = await layFoundation({
      configuration: checkConfiguration({ dataDirectory: directory, security }),
      hosts: { broker: 'localhost', provider: 'localhost' },
      log,
      calls: new CallLog(log),
      metrics: openMetrics(),
    });
    try {
      const message = parseXml(await sign(token));
      const { kind } = await verifyMessage(message, { trust: foundation.trust });
      return kind;
    } catch (error) {
      return (error as { readonly code: string }).code;
    } finally {
      await foundation.close();
    }
  }

  it('is a partner whose authority is listed, or whose certificate is trusted by itself', async () => {
    const { credential, authorityFile, certificateFile } = await foreignPartner();
    const sign = (token: TokenForm) =>
      signEnvelope({ body: BODY }, credential, { dialect: { ...DEFAULT_DIALECT, token } });
    assert.equal(await accepts({}, sign), 'CERTIFICATE_UNTRUSTED');
    assert.equal(await accepts({ authorities: [authorityFile] }, sign), 'verified');
    assert.equal(await accepts({ trustedCertificates: [certificateFile] }, sign), 'verified');
    assert.equal(await accepts({ partnerCertificates: [certificateFile] }, sign), 'CERTIFICATE_UNTRUSTED');
  });

  for (const token of ['issuer-serial', 'key-identifier', 'thumbprint'] as const) {
    it(`is a partner that names its certificate by ${token}, where the certificate is listed`, async () => {
      const { credential, authorityFile, certificateFile } = await foreignPartner();
      const sign = (form: TokenForm) =>
        signEnvelope({ body: BODY }, credential, { dialect: { ...DEFAULT_DIALECT, token: form } });
      const authorities = [authorityFile];
      assert.equal(await accepts({ authorities }, sign, token), 'TOKEN_UNAVAILABLE');
      const listed = { authorities, partnerCertificates: [certificateFile] };
      assert.equal(await accepts(listed, sign, token), 'verified');
    });
  }
});
