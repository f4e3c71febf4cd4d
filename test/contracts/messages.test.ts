import assert from 'node:assert/strict';
import { accountContract } from '../../src/contracts/generated/account-contract.ts';
import { dataContract } from '../../src/contracts/generated/data-contract.ts';
import { jobContract } from '../../src/contracts/generated/job-contract.ts';
import type { Job } from '../../src/contracts/generated/job-types.ts';
import { mobileGridServerContract } from '../../src/contracts/generated/mobile-grid-server-contract.ts';
import { registryContract } from '../../src/contracts/generated/registry-contract.ts';
import { decimal } from '../../src/soap/codec/decimal.ts';
import { codecOf } from '../../src/soap/codec/service-codec.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { received } from '../soap/codec/described-service.ts';

const JOB = 'urn:plegma:job:1';
const jobs = codecOf(jobContract);

const job: Job = {
  jobId: 'job-1',
  label: 'holiday',
  accountId: 'acc-1',
  applicationUri: 'http://it-innovation.soton.ac.uk/grid/imagemagick/swirl',
  resourceId: 'res-1',
  state: 'running',
  progress: 0.5,
  createdAt: new Date('2006-05-04T18:13:51.123Z'),
  usage: { processorTime: decimal('12.5') },
  charge: { amount: decimal('0.25'), currency: 'EUR' },
  inputs: [{ name: 'inputImage', stagerId: 'stg-1' }],
  outputs: [{ name: 'outputImage', stagerId: 'stg-2', size: 9007199254740993n }],
  arguments: [{ name: 'degrees', value: '90' }],
  transitions: [{ state: 'created', time: new Date(0), cause: 'submitted' }],
  version: 3,
};

describe('contracts: messages', () => {
  it('a job comes back as it was sent', () => {
    const { xml, valuePrefixes } = jobs.encodeResponse('GetJob', { job });
    assert.deepEqual(jobs.decodeResponse('GetJob', parseXml(xml)), { job });
    assert.deepEqual(
      valuePrefixes,
      [],
      'nothing but names has prefixes, so that a signature needs no list of them',
    );
  });

  it('a submission as zeep sends it is read', () => {
    const payload = parseXml(
      `<ns0:SubmitJob xmlns:ns0="${JOB}"><ns0:requestId>r1</ns0:requestId><ns0:quoteId>quo-1</ns0:quoteId><ns0:arguments><ns0:argument><ns0:name>degrees</ns0:name><ns0:value>90</ns0:value></ns0:argument></ns0:arguments><ns0:inputs><ns0:input><ns0:name>inputImage</ns0:name><ns0:stagerId>stg-1</ns0:stagerId></ns0:input></ns0:inputs></ns0:SubmitJob>`,
    );
    assert.equal(jobs.operationOf(payload).name, 'SubmitJob');
    assert.deepEqual(jobs.decodeRequest('SubmitJob', payload), {
      requestId: 'r1',
      quoteId: 'quo-1',
      arguments: [{ name: 'degrees', value: '90' }],
      inputs: [{ name: 'inputImage', stagerId: 'stg-1' }],
    });
  });

  it('a wrong argument is named', () => {
    const argument = (value: string): string => `<argument><name>a</name>${value}</argument>`;
    const payload = parseXml(
      `<SubmitJob xmlns="${JOB}"><arguments>${argument('<value>1</value>')}${argument('')}</arguments></SubmitJob>`,
    );
    assert.throws(() => jobs.decodeRequest('SubmitJob', payload), {
      code: 'SCHEMA_ELEMENT_MISSING',
      path: 'SubmitJob/arguments/argument[2]/value',
      fault: 'InvalidRequest',
    });
  });

  it('an input has one source', () => {
    const payload = parseXml(
      `<SubmitJob xmlns="${JOB}"><inputs><input><name>i</name><stagerId>s</stagerId><url>http://x/</url></input></inputs></SubmitJob>`,
    );
    assert.throws(() => jobs.decodeRequest('SubmitJob', payload), {
      code: 'SCHEMA_ELEMENT_UNEXPECTED',
      path: 'SubmitJob/inputs/input/url',
    });
  });

  it('limits of the contract are held', () => {
    const list = (limit: number) => parseXml(`<ListJobs xmlns="${JOB}"><limit>${limit}</limit></ListJobs>`);
    assert.deepEqual(jobs.decodeRequest('ListJobs', list(200)), { limit: 200 });
    assert.throws(() => jobs.decodeRequest('ListJobs', list(201)), {
      path: 'ListJobs/limit',
      message: /expected at most 200/,
    });
  });

  it('an account is used by an identity, an authority or a group', () => {
    const accounts = codecOf(accountContract);
    for (const rule of [
      { identity: { issuer: 'CN=ca', subject: 'CN=alice' } },
      { issuer: 'CN=ca' },
      { group: 'staff' },
    ]) {
      const request = { accountId: 'acc-1', rule, role: 'user' as const };
      assert.deepEqual(
        accounts.decodeRequest('AddUser', parseXml(accounts.encodeRequest('AddUser', request).xml)),
        request,
      );
    }
    const nobody = { accountId: 'acc-1', rule: {}, role: 'user' as const };
    assert.throws(() => accounts.encodeRequest('AddUser', nobody), {
      code: 'VALUE_NOT_ENCODABLE',
      path: 'AddUser/rule',
    });
  });

  it('amounts have six decimals at most', () => {
    const accounts = codecOf(accountContract);
    const payment = (amount: string) => ({ accountId: 'acc-1', amount: decimal(amount) });
    assert.ok(accounts.encodeRequest('RecordPayment', payment('0.000001')));
    assert.throws(() => accounts.encodeRequest('RecordPayment', payment('0.0000001')), {
      path: 'RecordPayment/amount',
    });
  });

  it('a piece of a file travels inline or attached', () => {
    const data = codecOf(dataContract);
    const content = Uint8Array.of(1, 2, 3);
    const inline = data.encodeRequest('WriteStager', { stagerId: 'stg-1', content });
    assert.deepEqual(data.decodeRequest('WriteStager', parseXml(inline.xml)), { stagerId: 'stg-1', content });
    const attached = data.encodeRequest(
      'WriteStager',
      { stagerId: 'stg-1', content },
      { attach: () => ({ form: 'xop', uri: 'cid:1' }) },
    );
    const read = data.decodeRequest('WriteStager', parseXml(attached.xml), {
      attachments: (id) => (id === '1' ? content : undefined),
    });
    assert.deepEqual(read, { stagerId: 'stg-1', content });
  });

  it('faults are read by their element', () => {
    const fault = {
      code: 'SCHEMA_VALUE_INVALID',
      message: 'm',
      remedy: 'r',
      path: 'GetJob/jobId',
      retryable: false,
    };
    const { xml } = jobs.encodeElement('{urn:plegma:common:1}InvalidRequest', fault);
    assert.deepEqual(jobs.decodeElement(parseXml(xml)), fault);
  });

  it('the list of 2006 is rows of strings', () => {
    const legacy = codecOf(mobileGridServerContract);
    const value = { ServicesListReturn: [['Swirl', 'Turns an image', 'https://p.example/'], []] };
    assert.deepEqual(
      legacy.decodeResponse('ServicesList', received(legacy.encodeResponse('ServicesList', value).xml)),
      value,
    );
    assert.deepEqual(
      legacy.decodeRequest('ListSize', parseXml('<ListSize xmlns="urn:MobileGridServer"/>')),
      {},
    );
  });

  it('a codec is made once for each contract', () => {
    assert.equal(codecOf(registryContract), codecOf(registryContract));
  });
});
