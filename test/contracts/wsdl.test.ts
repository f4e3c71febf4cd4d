import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readWsdl } from '../../src/soap/wsdl/read-wsdl.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { readContractDocument } from '../../tools/generate/contract-sources.ts';
import { findings, undocumented } from './ws-i-basic-profile.ts';

const NATIVE = ['registry', 'account', 'job', 'data'];
const textOf = (name: string): string => readFileSync(new URL(`../../wsdl/${name}`, import.meta.url), 'utf8');
const rootOf = (name: string) => readContractDocument(name).root;

/** What each service offers at least. */
const operations: Readonly<Record<string, readonly string[]>> = {
  registry: [
    'DescribeBroker',
    'ListServices',
    'FindServices',
    'GetService',
    'RegisterService',
    'RenewRegistration',
    'WithdrawService',
  ],
  account: [
    'OpenAccount',
    'GetAccount',
    'GetStatement',
    'ListAccounts',
    'AddUser',
    'RemoveUser',
    'ApproveAccount',
    'DenyAccount',
    'SetCreditLimit',
    'SuspendAccount',
    'ResumeAccount',
    'RecordPayment',
    'CloseAccount',
  ],
  job: [
    'ListApplications',
    'DescribeApplication',
    'ListResources',
    'RequestQuote',
    'SubmitJob',
    'GetJob',
    'ListJobs',
    'WaitForJob',
    'CancelJob',
    'CancelSweep',
    'ReadJobLog',
    'DestroyJob',
  ],
  data: ['CreateStager', 'WriteStager', 'GetStager', 'ListStagers', 'ReadStager', 'DestroyStager'],
};

describe('contracts: the WSDLs', () => {
  for (const name of NATIVE) {
    it(`${name}.wsdl holds the WS-I Basic Profile 1.1`, () => {
      assert.deepEqual(findings(rootOf(`${name}.wsdl`)), []);
    });
    it(`${name}.wsdl offers its operations over SOAP 1.1 first, SOAP 1.2 beside it (IN-60)`, () => {
      const [service] = readWsdl(readContractDocument(`${name}.wsdl`), readContractDocument);
      assert.deepEqual(
        service?.ports.map((port) => port.soapVersion),
        ['1.1', '1.2'],
      );
      for (const { contract } of service.ports) {
        assert.deepEqual(Object.keys(contract.operations).sort(), [...(operations[name] ?? [])].sort());
        for (const operation of Object.values(contract.operations)) {
          assert.equal(operation.style, 'document-literal');
          assert.equal(operation.response, `${operation.request}Response`);
          assert.ok(operation.faults.length > 0, `${operation.name} declares faults`);
        }
      }
    });
    it(`${name}.wsdl binds the faults of SOAP 1.1 only: those of 1.2 stop Axis' WSDL2Java (IN-60)`, () => {
      assert.doesNotMatch(textOf(`${name}.wsdl`), /soap12:fault/);
    });
  }

  for (const name of [...NATIVE.map((file) => `${file}.wsdl`), 'mobile-grid-server.wsdl', 'common.xsd']) {
    it(`${name} explains every operation, type and fault`, () => {
      assert.deepEqual(undocumented(rootOf(name)), []);
    });
  }

  it('the legacy face is rpc/encoded alone (IN-61), with Axis names', () => {
    const [service] = readWsdl(readContractDocument('mobile-grid-server.wsdl'), readContractDocument);
    const contract = service?.ports[0]?.contract;
    assert.deepEqual(
      Object.values(contract?.operations ?? {}).map(({ name, style }) => [name, style]),
      [
        ['ListSize', 'rpc-encoded'],
        ['ServicesList', 'rpc-encoded'],
      ],
    );
  });

  it('the schema of the encoding has a local copy that imports nothing and refers to nothing inside itself (IN-62)', () => {
    assert.match(textOf('mobile-grid-server.wsdl'), /schemaLocation="soap-encoding\.xsd"/);
    const copy = textOf('soap-encoding.xsd');
    assert.doesNotMatch(copy, /xsd:import|ref=/);
    assert.match(copy, /attribute name="arrayType"/);
  });

  it('every fault of the detail table is an element of the shared schema that extends Fault', () => {
    const [service] = readWsdl(readContractDocument('job.wsdl'), readContractDocument);
    const { elements = {}, types = {} } = service?.ports[0]?.contract.schema ?? {};
    const faults = [
      'InvalidRequest',
      'NotAuthenticated',
      'NotAuthorised',
      'ActionUnavailable',
      'NotFound',
      'Conflict',
      'LimitExceeded',
      'Unavailable',
      'InternalError',
    ];
    for (const fault of faults) {
      const type = types[elements[`{urn:plegma:common:1}${fault}`]?.type ?? ''];
      assert.ok(type?.kind === 'complex', fault);
      assert.deepEqual(type.derivation, { by: 'extension', base: '{urn:plegma:common:1}Fault' });
    }
  });
});

describe('contracts: the checker of the Basic Profile', () => {
  /** A change to a good document, and the rule that it breaks. */
  const mutations: [rule: string, from: string | RegExp, to: string][] = [
    ['R2001', '<wsdl:types>', '<wsdl:import namespace="urn:x" location="x.xsd"/><wsdl:types>'],
    ['R2002', '<wsdl:types>', '<xsd:import namespace="urn:x"/><wsdl:types>'],
    ['R2105', '<xsd:schema targetNamespace="urn:plegma:data:1" ', '<xsd:schema '],
    ['R2110', '<xsd:restriction base="xsd:int">', '<xsd:restriction base="xsd:Array">'],
    ['R2111', '<xsd:element name="stagerId"', '<xsd:element wsdl:arrayType="x[]" name="stagerId"'],
    ['R2112', 'complexType name="Stager"', 'complexType name="ArrayOfStager"'],
    ['R2203', /style="document"/g, 'style="rpc"'],
    ['R2204', 'part name="parameters" element="tns:GetStager"', 'part name="parameters" type="tns:Stager"'],
    ['R2205', 'part name="fault" element="c:NotFound"', 'part name="fault" type="c:NotFoundFault"'],
    [
      'R2210',
      'element="tns:GetStager"/>',
      'element="tns:GetStager"/><wsdl:part name="b" element="tns:GetStager"/>',
    ],
    [
      'R2304',
      '<wsdl:portType name="DataService">',
      '<wsdl:portType name="DataService"><wsdl:operation name="GetStager"/>',
    ],
    ['R2401', /<soap:binding [^>]*>/, ''],
    ['R2701', 'transport="http://schemas.xmlsoap.org/soap/http"', ''],
    ['R2702', 'transport="http://schemas.xmlsoap.org/soap/http"', 'transport="urn:smtp"'],
    ['R2705', '<soap:operation soapAction="urn:plegma:data:1/GetStager"/>', '<soap:operation style="rpc"/>'],
    ['R2706', '<soap:body use="literal"/>', '<soap:body use="encoded"/>'],
    ['R2706', '<soap:fault name="NotFound" use="literal"/>', '<soap:fault name="NotFound" use="encoded"/>'],
    [
      'R2710',
      'part name="parameters" element="tns:GetStager"',
      'part name="parameters" element="tns:ReadStager"',
    ],
    ['R2712', 'part name="parameters" element="tns:GetStager"', 'part name="parameters" element="tns:Gone"'],
    ['R2716', '<soap:body use="literal"/>', '<soap:body use="literal" namespace="urn:x"/>'],
    [
      'R2716',
      '<soap:fault name="NotFound" use="literal"/>',
      '<soap:fault name="NotFound" use="literal" namespace="urn:x"/>',
    ],
    ['R2717', /style="document"/g, 'style="rpc"'],
    ['R2718', '<wsdl:operation name="GetStager">', '<wsdl:operation name="FetchStager">'],
    ['R2754', '<soap:fault name="NotFound"', '<soap:fault name="Other"'],
    ['R2754', '<wsdl:fault name="NotFound" message', '<wsdl:fault name="Gone" message'],
  ];
  for (const [rule, from, to] of mutations) {
    it(`finds a break of ${rule}`, () => {
      const mutated = textOf('data.wsdl').replace(from, to);
      assert.notEqual(mutated, textOf('data.wsdl'));
      const found = findings(parseXml(mutated));
      assert.ok(
        found.some((line) => line.startsWith(rule)),
        found.join('\n'),
      );
    });
  }

  it('finds what nothing explains', () => {
    const bare = textOf('data.wsdl')
      .replace(/<wsdl:documentation>One stager that the caller may see\.<\/wsdl:documentation>/, '')
      .replace(
        /<xsd:complexType name="StagerList">\s*<xsd:annotation>[\s\S]*?<\/xsd:annotation>/,
        '<xsd:complexType name="StagerList">',
      );
    assert.deepEqual(undocumented(parseXml(bare)), ['operation GetStager', 'complexType StagerList']);
  });
});
