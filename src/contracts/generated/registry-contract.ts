// Generated from wsdl/registry.wsdl by `npm run generate`. Change that file, not this one.
import type { ServiceContract } from '../../soap/service-contract.ts';
import { commonSchema } from './common-schema.ts';
import type { RegistryOperations } from './registry-types.ts';

/**
 * The broker's registry: which applications are offered, by which provider, where. Reading needs no
 * signature; a provider signs what it registers. The broker is not in the path of the work: clients go to the
 * provider's own address.
 */
export const registryContract: ServiceContract<RegistryOperations> = {
  name: 'Registry',
  namespace: 'urn:plegma:registry:1',
  documentation:
    "The broker's registry: which applications are offered, by which provider, where. Reading needs no signature; a provider signs what it registers. The broker is not in the path of the work: clients go to the provider's own address.",
  operations: {
    DescribeBroker: {
      name: 'DescribeBroker',
      style: 'document-literal',
      soapAction: 'urn:plegma:registry:1/DescribeBroker',
      actions: {
        request: 'urn:plegma:registry:1/DescribeBroker',
        response: 'urn:plegma:registry:1:Registry:DescribeBrokerResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:registry:1:Registry:DescribeBroker:Fault:InvalidRequest',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:registry:1:Registry:DescribeBroker:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:registry:1:Registry:DescribeBroker:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:registry:1:Registry:DescribeBroker:Fault:InternalError',
        },
      },
      request: '{urn:plegma:registry:1}DescribeBroker',
      response: '{urn:plegma:registry:1}DescribeBrokerResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'What this broker is, what the Grid is, and how to open an account, submit a job and fetch its results. Needs no signature.',
    },
    ListServices: {
      name: 'ListServices',
      style: 'document-literal',
      soapAction: 'urn:plegma:registry:1/ListServices',
      actions: {
        request: 'urn:plegma:registry:1/ListServices',
        response: 'urn:plegma:registry:1:Registry:ListServicesResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:registry:1:Registry:ListServices:Fault:InvalidRequest',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:registry:1:Registry:ListServices:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:registry:1:Registry:ListServices:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:registry:1:Registry:ListServices:Fault:InternalError',
        },
      },
      request: '{urn:plegma:registry:1}ListServices',
      response: '{urn:plegma:registry:1}ListServicesResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "The registered services in the registry's order, a page at a time. Needs no signature.",
    },
    FindServices: {
      name: 'FindServices',
      style: 'document-literal',
      soapAction: 'urn:plegma:registry:1/FindServices',
      actions: {
        request: 'urn:plegma:registry:1/FindServices',
        response: 'urn:plegma:registry:1:Registry:FindServicesResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:registry:1:Registry:FindServices:Fault:InvalidRequest',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:registry:1:Registry:FindServices:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:registry:1:Registry:FindServices:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:registry:1:Registry:FindServices:Fault:InternalError',
        },
      },
      request: '{urn:plegma:registry:1}FindServices',
      response: '{urn:plegma:registry:1}FindServicesResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'The services that match every given criterion, best match first. Needs no signature.',
    },
    GetService: {
      name: 'GetService',
      style: 'document-literal',
      soapAction: 'urn:plegma:registry:1/GetService',
      actions: {
        request: 'urn:plegma:registry:1/GetService',
        response: 'urn:plegma:registry:1:Registry:GetServiceResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:registry:1:Registry:GetService:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:registry:1:Registry:GetService:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:registry:1:Registry:GetService:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:registry:1:Registry:GetService:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:registry:1:Registry:GetService:Fault:InternalError',
        },
      },
      request: '{urn:plegma:registry:1}GetService',
      response: '{urn:plegma:registry:1}GetServiceResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'One service. Needs no signature.',
    },
    RegisterService: {
      name: 'RegisterService',
      style: 'document-literal',
      soapAction: 'urn:plegma:registry:1/RegisterService',
      actions: {
        request: 'urn:plegma:registry:1/RegisterService',
        response: 'urn:plegma:registry:1:Registry:RegisterServiceResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:registry:1:Registry:RegisterService:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:registry:1:Registry:RegisterService:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:registry:1:Registry:RegisterService:Fault:NotAuthorised',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:registry:1:Registry:RegisterService:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:registry:1:Registry:RegisterService:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:registry:1:Registry:RegisterService:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:registry:1:Registry:RegisterService:Fault:InternalError',
        },
      },
      request: '{urn:plegma:registry:1}RegisterService',
      response: '{urn:plegma:registry:1}RegisterServiceResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "Lists a service under the signing provider's identity, until the lease ends. The same provider, URL and application again replace the entry.",
    },
    RenewRegistration: {
      name: 'RenewRegistration',
      style: 'document-literal',
      soapAction: 'urn:plegma:registry:1/RenewRegistration',
      actions: {
        request: 'urn:plegma:registry:1/RenewRegistration',
        response: 'urn:plegma:registry:1:Registry:RenewRegistrationResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:registry:1:Registry:RenewRegistration:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:registry:1:Registry:RenewRegistration:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:registry:1:Registry:RenewRegistration:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:registry:1:Registry:RenewRegistration:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:registry:1:Registry:RenewRegistration:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:registry:1:Registry:RenewRegistration:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:registry:1:Registry:RenewRegistration:Fault:InternalError',
        },
      },
      request: '{urn:plegma:registry:1}RenewRegistration',
      response: '{urn:plegma:registry:1}RenewRegistrationResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Prolongs the leases of services that the signing provider registered: all of them or, if one is unknown, none.',
    },
    WithdrawService: {
      name: 'WithdrawService',
      style: 'document-literal',
      soapAction: 'urn:plegma:registry:1/WithdrawService',
      actions: {
        request: 'urn:plegma:registry:1/WithdrawService',
        response: 'urn:plegma:registry:1:Registry:WithdrawServiceResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:registry:1:Registry:WithdrawService:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:registry:1:Registry:WithdrawService:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:registry:1:Registry:WithdrawService:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:registry:1:Registry:WithdrawService:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:registry:1:Registry:WithdrawService:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:registry:1:Registry:WithdrawService:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:registry:1:Registry:WithdrawService:Fault:InternalError',
        },
      },
      request: '{urn:plegma:registry:1}WithdrawService',
      response: '{urn:plegma:registry:1}WithdrawServiceResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Takes services that the signing provider registered off the list: all of them or, if one is unknown, none.',
    },
  },
  schema: {
    elements: {
      ...commonSchema.elements,
      '{urn:plegma:registry:1}DescribeBroker': { type: '{urn:plegma:registry:1}DescribeBroker/' },
      '{urn:plegma:registry:1}DescribeBrokerResponse': {
        type: '{urn:plegma:registry:1}DescribeBrokerResponse/',
      },
      '{urn:plegma:registry:1}ListServices': { type: '{urn:plegma:registry:1}ListServices/' },
      '{urn:plegma:registry:1}ListServicesResponse': { type: '{urn:plegma:registry:1}ListServicesResponse/' },
      '{urn:plegma:registry:1}FindServices': { type: '{urn:plegma:registry:1}FindServices/' },
      '{urn:plegma:registry:1}FindServicesResponse': { type: '{urn:plegma:registry:1}FindServicesResponse/' },
      '{urn:plegma:registry:1}GetService': { type: '{urn:plegma:registry:1}GetService/' },
      '{urn:plegma:registry:1}GetServiceResponse': { type: '{urn:plegma:registry:1}GetServiceResponse/' },
      '{urn:plegma:registry:1}RegisterService': { type: '{urn:plegma:registry:1}RegisterService/' },
      '{urn:plegma:registry:1}RegisterServiceResponse': {
        type: '{urn:plegma:registry:1}RegisterServiceResponse/',
      },
      '{urn:plegma:registry:1}RenewRegistration': { type: '{urn:plegma:registry:1}RenewRegistration/' },
      '{urn:plegma:registry:1}RenewRegistrationResponse': {
        type: '{urn:plegma:registry:1}RenewRegistrationResponse/',
      },
      '{urn:plegma:registry:1}WithdrawService': { type: '{urn:plegma:registry:1}WithdrawService/' },
      '{urn:plegma:registry:1}WithdrawServiceResponse': {
        type: '{urn:plegma:registry:1}WithdrawServiceResponse/',
      },
    },
    types: {
      ...commonSchema.types,
      '{urn:plegma:registry:1}ServiceState': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: { enumeration: ['up', 'down', 'unknown'] },
      },
      '{urn:plegma:registry:1}CategoryList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}category',
              type: '{urn:plegma:common:1}Name',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}KeywordList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}keyword',
              type: '{urn:plegma:common:1}Name',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}Service': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}serviceId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:registry:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}description',
              type: '{urn:plegma:common:1}Text',
            },
            { kind: 'element', name: '{urn:plegma:registry:1}url', type: '{urn:plegma:common:1}Uri' },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}applicationUri',
              type: '{urn:plegma:common:1}Uri',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}applicationVersion',
              type: '{urn:plegma:common:1}Name',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}categories',
              type: '{urn:plegma:registry:1}CategoryList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}keywords',
              type: '{urn:plegma:registry:1}KeywordList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}priceFrom',
              type: '{urn:plegma:common:1}Money',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}providerId',
              type: '{urn:plegma:common:1}Identifier',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}providerName',
              type: '{urn:plegma:common:1}Name',
            },
            { kind: 'element', name: '{urn:plegma:registry:1}broker', type: '{urn:plegma:common:1}Uri' },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}state',
              type: '{urn:plegma:registry:1}ServiceState',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}registeredAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}expiresAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
            },
            { kind: 'element', name: '{urn:plegma:registry:1}version', type: '{urn:plegma:common:1}Version' },
          ],
        },
      },
      '{urn:plegma:registry:1}ServiceList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}service',
              type: '{urn:plegma:registry:1}Service',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}FoundService': {
        kind: 'complex',
        derivation: { by: 'extension', base: '{urn:plegma:registry:1}Service' },
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}rank',
              type: '{http://www.w3.org/2001/XMLSchema}double',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}FoundServiceList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}service',
              type: '{urn:plegma:registry:1}FoundService',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}LeaseSeconds': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}int',
        facets: { minInclusive: '60', maxInclusive: '86400' },
      },
      '{urn:plegma:registry:1}ServiceIdList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}serviceId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}Registration': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}serviceId',
              type: '{urn:plegma:common:1}Identifier',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}expiresAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}RegistrationList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}registration',
              type: '{urn:plegma:registry:1}Registration',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}CertificateList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}certificate',
              type: '{http://www.w3.org/2001/XMLSchema}base64Binary',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}DescribeBroker/': { kind: 'complex' },
      '{urn:plegma:registry:1}DescribeBrokerResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:registry:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}about',
              type: '{http://www.w3.org/2001/XMLSchema}string',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}softwareVersion',
              type: '{http://www.w3.org/2001/XMLSchema}string',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}serviceCount',
              type: '{http://www.w3.org/2001/XMLSchema}int',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}providerCount',
              type: '{http://www.w3.org/2001/XMLSchema}int',
            },
            { kind: 'element', name: '{urn:plegma:registry:1}peers', type: '{urn:plegma:common:1}UriList' },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}certificateAuthorities',
              type: '{urn:plegma:registry:1}CertificateList',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}ListServices/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}limit',
              type: '{urn:plegma:common:1}PageLimit',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}cursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:registry:1}ListServicesResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}services',
              type: '{urn:plegma:registry:1}ServiceList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}nextCursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:registry:1}FindServices/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}text',
              type: '{urn:plegma:common:1}Name',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}category',
              type: '{urn:plegma:common:1}Name',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}applicationUri',
              type: '{urn:plegma:common:1}Uri',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}providerId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}maximumPrice',
              type: '{urn:plegma:common:1}Money',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}limit',
              type: '{urn:plegma:common:1}PageLimit',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}cursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:registry:1}FindServicesResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}services',
              type: '{urn:plegma:registry:1}FoundServiceList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}nextCursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:registry:1}GetService/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}serviceId',
              type: '{urn:plegma:common:1}Identifier',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}GetServiceResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}service',
              type: '{urn:plegma:registry:1}Service',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}RegisterService/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:registry:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}description',
              type: '{urn:plegma:common:1}Text',
            },
            { kind: 'element', name: '{urn:plegma:registry:1}url', type: '{urn:plegma:common:1}Uri' },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}applicationUri',
              type: '{urn:plegma:common:1}Uri',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}applicationVersion',
              type: '{urn:plegma:common:1}Name',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}categories',
              type: '{urn:plegma:registry:1}CategoryList',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}keywords',
              type: '{urn:plegma:registry:1}KeywordList',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}priceFrom',
              type: '{urn:plegma:common:1}Money',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}providerName',
              type: '{urn:plegma:common:1}Name',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}leaseSeconds',
              type: '{urn:plegma:registry:1}LeaseSeconds',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:registry:1}RegisterServiceResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}service',
              type: '{urn:plegma:registry:1}Service',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}RenewRegistration/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}serviceIds',
              type: '{urn:plegma:registry:1}ServiceIdList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}leaseSeconds',
              type: '{urn:plegma:registry:1}LeaseSeconds',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:registry:1}RenewRegistrationResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}registrations',
              type: '{urn:plegma:registry:1}RegistrationList',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}WithdrawService/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:registry:1}serviceIds',
              type: '{urn:plegma:registry:1}ServiceIdList',
            },
          ],
        },
      },
      '{urn:plegma:registry:1}WithdrawServiceResponse/': { kind: 'complex' },
    },
  },
};
