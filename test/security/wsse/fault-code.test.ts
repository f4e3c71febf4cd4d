import assert from 'node:assert/strict';
import { type ErrorCode, errorCatalogue } from '../../../src/errors/catalogue.ts';
import { securityErrors } from '../../../src/errors/security-errors.ts';
import { wsseFaultCode } from '../../../src/security/wsse/fault-code.ts';

describe('the fault code of WS-Security', () => {
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
