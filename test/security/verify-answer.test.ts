import assert from 'node:assert/strict';
import { type ErrorCode, errorCatalogue } from '../../src/errors/catalogue.ts';
import { securityErrors } from '../../src/errors/security-errors.ts';
import { signEnvelope } from '../../src/security/sign-envelope.ts';
import { type AnswerOptions, verifyAnswer } from '../../src/security/verify-answer.ts';
import { wsseFaultCode } from '../../src/security/wsse/fault-code.ts';
import { identityOf } from '../../src/security/x509/certificate.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { bodyOf, envelopeOf, ORDER } from './forge-message.ts';
import { makePerson, world } from './world.ts';

async function answer(text: string, options: Partial<AnswerOptions> = {}) {
  const { trust } = await world();
  return verifyAnswer(parseXml(text), { trust: trust(), ...options });
}

describe('the answer that a client receives', () => {
  it('is signed by the provider that was asked', async () => {
    const { alice, bob } = await world();
    const text = await signEnvelope({ body: ORDER }, alice.credential);
    const provider = identityOf(alice.credential.chain[0]);
    assert.equal((await answer(text, { provider })).kind, 'verified');
    await assert.rejects(answer(text, { provider: identityOf(bob.credential.chain[0]) }), {
      code: 'SIGNER_UNEXPECTED',
    });
  });

  it('bears the host name as common name of its signer (GR-36)', async () => {
    const { authority } = await world();
    const host = await makePerson(authority, 'grid.example');
    const text = await signEnvelope({ body: ORDER }, host.credential);
    assert.equal((await answer(text, { host: 'GRID.example' })).kind, 'verified');
    assert.equal((await answer(text, { host: 'localhost' })).kind, 'verified');
    await assert.rejects(answer(text, { host: 'other.example' }), { code: 'SIGNER_UNEXPECTED' });
  });

  it('may be an unsigned fault, which stays unverified, and nothing else unsigned', async () => {
    const fault = bodyOf(
      '<soap:Fault><faultcode>soap:Server</faultcode><faultstring>x</faultstring></soap:Fault>',
    );
    assert.equal((await answer(envelopeOf(fault, ''))).kind, 'unsigned');
    await assert.rejects(answer(envelopeOf(bodyOf(ORDER), '')), { code: 'SIGNATURE_MISSING' });
    await assert.rejects(answer(envelopeOf(bodyOf('<Fault/>'), '')), { code: 'SIGNATURE_MISSING' });
  });
});

describe('the WS-Security fault code of an error', () => {
  it('is known for every error that a message can cause here', () => {
    const codes = Object.keys(securityErrors) as ErrorCode[];
    const without = codes.filter((code) => wsseFaultCode(code) === undefined);
    assert.deepEqual(without, ['ENVELOPE_MALFORMED', 'CREDENTIAL_UNUSABLE']);
    assert.equal(wsseFaultCode('MESSAGE_EXPIRED')?.local, 'MessageExpired');
    assert.equal(wsseFaultCode('DIGEST_MISMATCH')?.local, 'FailedCheck');
    assert.equal(wsseFaultCode('SERVICE_UNKNOWN'), undefined);
    assert.ok(codes.every((code) => code in errorCatalogue));
  });
});
