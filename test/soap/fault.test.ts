import assert from 'node:assert/strict';
import { type ErrorCode, errorCatalogue } from '../../src/errors/catalogue.ts';
import { PlegmaError } from '../../src/errors/plegma-error.ts';
import { readEnvelope } from '../../src/soap/envelope.ts';
import { faultOf } from '../../src/soap/fault.ts';
import { readFault } from '../../src/soap/read-fault.ts';
import type { SoapVersion } from '../../src/soap/soap-version.ts';
import { soapVersionOf } from '../../src/soap/soap-version.ts';
import { writeEnvelope } from '../../src/soap/write-envelope.ts';
import { writeFault } from '../../src/soap/write-fault.ts';
import { resolveQName } from '../../src/xml/namespaces.ts';
import { childElements, text } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';

function sent(error: unknown, version: SoapVersion) {
  const written = writeEnvelope({ version, headers: [], ...writeFault(faultOf(error, 'ref-1'), version) });
  const { payload } = readEnvelope(parseXml(written));
  assert.ok(payload);
  const fault = readFault(payload, version);
  assert.ok(fault);
  return { fault, payload, written };
}

describe('faults', () => {
  for (const version of ['1.1', '1.2'] as const) {
    it(`of every error of the catalogue can be sent and read in SOAP ${version}`, () => {
      for (const code of Object.keys(errorCatalogue) as ErrorCode[]) {
        const { fault } = sent(
          new PlegmaError(code, 'What was <found> & expected.', { path: 'A/b[2]' }),
          version,
        );
        if (errorCatalogue[code].fault === 'InternalError') {
          assert.equal(fault.told?.reference, 'ref-1');
          continue;
        }
        assert.equal(fault.reason, 'What was <found> & expected.');
        if (code === 'HEADER_NOT_UNDERSTOOD') assert.equal(fault.told, undefined);
        else
          assert.deepEqual(
            [fault.told?.code, fault.told?.kind, fault.told?.path],
            [code, errorCatalogue[code].fault, 'A/b[2]'],
          );
      }
    });

    it(`carry codes whose prefix is declared where they stand: SOAP ${version}`, () => {
      for (const code of [
        'DIGEST_MISMATCH',
        'MESSAGE_EXPIRED',
        'ADDRESSING_INVALID',
        'ACCOUNT_UNKNOWN',
      ] as const) {
        const { payload } = sent(new PlegmaError(code, 'x'), version);
        const codes =
          version === '1.1'
            ? childElements(payload).slice(0, 1)
            : childElements(childElements(payload)[0] ?? payload);
        for (const element of codes.flatMap((one) => [one, ...childElements(one)])) {
          const value = text(element).trim();
          if (value !== '') assert.notEqual(resolveQName(element, value).namespace, '');
        }
      }
    });
  }

  it('tell the state or the limit that stands in the way in members of their own', () => {
    const limit = { name: 'credit 5.00 EUR', used: '3.00 EUR', asked: '2.01 EUR' };
    const last = (error: PlegmaError, count: number) =>
      childElements(sent(error, '1.1').fault.details[0] ?? assert.fail())
        .slice(-count)
        .map((member) => [member.local, text(member)]);
    assert.deepEqual(last(new PlegmaError('CREDIT_EXCEEDED', 'x', { limit }), 3), [
      ['limit', 'credit 5.00 EUR'],
      ['used', '3.00 EUR'],
      ['asked', '2.01 EUR'],
    ]);
    assert.deepEqual(last(new PlegmaError('ACCOUNT_STATE', 'x', { state: 'suspended' }), 1), [
      ['state', 'suspended'],
    ]);
  });

  it('tell the codes of WS-Security, alone in SOAP 1.1 and below Sender in SOAP 1.2', () => {
    const error = new PlegmaError('CERTIFICATE_UNTRUSTED', 'x');
    assert.equal(sent(error, '1.1').fault.faultcode, 'FailedAuthentication');
    const newer = sent(error, '1.2');
    assert.equal(newer.fault.faultcode, 'FailedAuthentication');
    assert.match(newer.written, /<soapenv:Value>soapenv:Sender<\/soapenv:Value><soapenv:Subcode>/);
  });

  it('of a server may be tried again, with the time that it asked for', () => {
    const { fault } = sent(new PlegmaError('STORE_UNAVAILABLE', 'x', { retryAfter: 7 }), '1.1');
    assert.deepEqual([fault.faultcode, fault.told?.retryable, fault.told?.retryAfter], ['Server', true, 7]);
  });

  it('of unexpected errors leak nothing but a reference', () => {
    for (const error of [new TypeError('secret'), 'secret', new PlegmaError('CONFIG_INVALID', 'secret')]) {
      const { written, fault } = sent(error, '1.1');
      assert.doesNotMatch(written, /secret/);
      assert.deepEqual([fault.told?.kind, fault.told?.reference], ['InternalError', 'ref-1']);
    }
  });

  it('of peers are read with dotted codes, qualified children and foreign details (IN-6)', () => {
    const axis =
      '<s:Fault xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>s:Server.userException</faultcode>' +
      '<faultstring>java.lang.Error</faultstring><detail><x:hostname xmlns:x="urn:x">h</x:hostname></detail></s:Fault>';
    const fault = readFault(parseXml(axis), '1.1');
    assert.deepEqual(
      [fault?.faultcode, fault?.reason, fault?.told],
      ['Server.userException', 'java.lang.Error', undefined],
    );
    assert.deepEqual(
      fault?.details.map((detail) => detail.local),
      ['hostname'],
    );
    const qualified = readFault(
      parseXml(axis.replaceAll('faultc', 's:faultc').replaceAll('faults', 's:faults')),
      '1.1',
    );
    assert.equal(qualified?.faultcode, 'Server.userException');
  });

  it('of SOAP 1.2 peers are read in English where there is a choice', () => {
    const ns = soapVersionOf('http://www.w3.org/2003/05/soap-envelope');
    assert.equal(ns, '1.2');
    const fault = readFault(
      parseXml(
        '<s:Fault xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Code><s:Value>s:Receiver</s:Value></s:Code>' +
          '<s:Reason><s:Text xml:lang="el">λάθος</s:Text><s:Text xml:lang="en-GB">wrong</s:Text></s:Reason></s:Fault>',
      ),
      '1.2',
    );
    assert.deepEqual([fault?.faultcode, fault?.reason, fault?.details], ['Receiver', 'wrong', []]);
  });

  it('are told apart from answers', () => {
    assert.equal(readFault(parseXml('<Fault/>'), '1.1'), undefined);
  });
});
