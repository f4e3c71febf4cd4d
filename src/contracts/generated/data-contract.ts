// Generated from wsdl/data.wsdl by `npm run generate`. Change that file, not this one.
import type { ServiceContract } from '../../soap/service-contract.ts';
import { commonSchema } from './common-schema.ts';
import type { DataOperations } from './data-types.ts';

/**
 * A provider's data stagers: files on their way to and from jobs. Every request is signed with the caller's
 * X.509 certificate (WS-Security 1.0) and every answer by the provider.
 */
export const dataContract: ServiceContract<DataOperations> = {
  name: 'DataService',
  namespace: 'urn:plegma:data:1',
  documentation:
    "A provider's data stagers: files on their way to and from jobs. Every request is signed with the caller's X.509 certificate (WS-Security 1.0) and every answer by the provider.",
  operations: {
    CreateStager: {
      name: 'CreateStager',
      style: 'document-literal',
      soapAction: 'urn:plegma:data:1/CreateStager',
      actions: {
        request: 'urn:plegma:data:1/CreateStager',
        response: 'urn:plegma:data:1:DataService:CreateStagerResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:data:1:DataService:CreateStager:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:data:1:DataService:CreateStager:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:data:1:DataService:CreateStager:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:data:1:DataService:CreateStager:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:data:1:DataService:CreateStager:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:data:1:DataService:CreateStager:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:data:1:DataService:CreateStager:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:data:1:DataService:CreateStager:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:data:1:DataService:CreateStager:Fault:InternalError',
        },
      },
      request: '{urn:plegma:data:1}CreateStager',
      response: '{urn:plegma:data:1}CreateStagerResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Makes an empty stager. Size and digest, where announced, are checked when its file is complete.',
    },
    WriteStager: {
      name: 'WriteStager',
      style: 'document-literal',
      soapAction: 'urn:plegma:data:1/WriteStager',
      actions: {
        request: 'urn:plegma:data:1/WriteStager',
        response: 'urn:plegma:data:1:DataService:WriteStagerResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:data:1:DataService:WriteStager:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:data:1:DataService:WriteStager:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:data:1:DataService:WriteStager:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:data:1:DataService:WriteStager:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:data:1:DataService:WriteStager:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:data:1:DataService:WriteStager:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:data:1:DataService:WriteStager:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:data:1:DataService:WriteStager:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:data:1:DataService:WriteStager:Fault:InternalError',
        },
      },
      request: '{urn:plegma:data:1}WriteStager',
      response: '{urn:plegma:data:1}WriteStagerResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Writes a piece of the file: inline (base64) or as an MTOM, SwA or DIME attachment. Pieces follow one another; the same piece again changes nothing.',
    },
    GetStager: {
      name: 'GetStager',
      style: 'document-literal',
      soapAction: 'urn:plegma:data:1/GetStager',
      actions: {
        request: 'urn:plegma:data:1/GetStager',
        response: 'urn:plegma:data:1:DataService:GetStagerResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:data:1:DataService:GetStager:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:data:1:DataService:GetStager:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:data:1:DataService:GetStager:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:data:1:DataService:GetStager:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:data:1:DataService:GetStager:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:data:1:DataService:GetStager:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:data:1:DataService:GetStager:Fault:InternalError',
        },
      },
      request: '{urn:plegma:data:1}GetStager',
      response: '{urn:plegma:data:1}GetStagerResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'One stager that the caller may see.',
    },
    ListStagers: {
      name: 'ListStagers',
      style: 'document-literal',
      soapAction: 'urn:plegma:data:1/ListStagers',
      actions: {
        request: 'urn:plegma:data:1/ListStagers',
        response: 'urn:plegma:data:1:DataService:ListStagersResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:data:1:DataService:ListStagers:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:data:1:DataService:ListStagers:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:data:1:DataService:ListStagers:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:data:1:DataService:ListStagers:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:data:1:DataService:ListStagers:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:data:1:DataService:ListStagers:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:data:1:DataService:ListStagers:Fault:InternalError',
        },
      },
      request: '{urn:plegma:data:1}ListStagers',
      response: '{urn:plegma:data:1}ListStagersResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "The caller's stagers, newest first.",
    },
    ReadStager: {
      name: 'ReadStager',
      style: 'document-literal',
      soapAction: 'urn:plegma:data:1/ReadStager',
      actions: {
        request: 'urn:plegma:data:1/ReadStager',
        response: 'urn:plegma:data:1:DataService:ReadStagerResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:data:1:DataService:ReadStager:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:data:1:DataService:ReadStager:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:data:1:DataService:ReadStager:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:data:1:DataService:ReadStager:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:data:1:DataService:ReadStager:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:data:1:DataService:ReadStager:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:data:1:DataService:ReadStager:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:data:1:DataService:ReadStager:Fault:InternalError',
        },
      },
      request: '{urn:plegma:data:1}ReadStager',
      response: '{urn:plegma:data:1}ReadStagerResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'A piece of the file; as an attachment where the request came as one or asked for it.',
    },
    DestroyStager: {
      name: 'DestroyStager',
      style: 'document-literal',
      soapAction: 'urn:plegma:data:1/DestroyStager',
      actions: {
        request: 'urn:plegma:data:1/DestroyStager',
        response: 'urn:plegma:data:1:DataService:DestroyStagerResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:data:1:DataService:DestroyStager:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:data:1:DataService:DestroyStager:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:data:1:DataService:DestroyStager:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:data:1:DataService:DestroyStager:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:data:1:DataService:DestroyStager:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:data:1:DataService:DestroyStager:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:data:1:DataService:DestroyStager:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:data:1:DataService:DestroyStager:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:data:1:DataService:DestroyStager:Fault:InternalError',
        },
      },
      request: '{urn:plegma:data:1}DestroyStager',
      response: '{urn:plegma:data:1}DestroyStagerResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Gives the stager up with its file. Jobs that have taken the file as input keep it.',
    },
  },
  schema: {
    elements: {
      ...commonSchema.elements,
      '{urn:plegma:data:1}CreateStager': { type: '{urn:plegma:data:1}CreateStager/' },
      '{urn:plegma:data:1}CreateStagerResponse': { type: '{urn:plegma:data:1}CreateStagerResponse/' },
      '{urn:plegma:data:1}WriteStager': { type: '{urn:plegma:data:1}WriteStager/' },
      '{urn:plegma:data:1}WriteStagerResponse': { type: '{urn:plegma:data:1}WriteStagerResponse/' },
      '{urn:plegma:data:1}GetStager': { type: '{urn:plegma:data:1}GetStager/' },
      '{urn:plegma:data:1}GetStagerResponse': { type: '{urn:plegma:data:1}GetStagerResponse/' },
      '{urn:plegma:data:1}ListStagers': { type: '{urn:plegma:data:1}ListStagers/' },
      '{urn:plegma:data:1}ListStagersResponse': { type: '{urn:plegma:data:1}ListStagersResponse/' },
      '{urn:plegma:data:1}ReadStager': { type: '{urn:plegma:data:1}ReadStager/' },
      '{urn:plegma:data:1}ReadStagerResponse': { type: '{urn:plegma:data:1}ReadStagerResponse/' },
      '{urn:plegma:data:1}DestroyStager': { type: '{urn:plegma:data:1}DestroyStager/' },
      '{urn:plegma:data:1}DestroyStagerResponse': { type: '{urn:plegma:data:1}DestroyStagerResponse/' },
    },
    types: {
      ...commonSchema.types,
      '{urn:plegma:data:1}StagerState': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: { enumeration: ['empty', 'partial', 'complete', 'damaged'] },
      },
      '{urn:plegma:data:1}LinkPurpose': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: { enumeration: ['upload', 'download'] },
      },
      '{urn:plegma:data:1}TransferLink': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:data:1}purpose', type: '{urn:plegma:data:1}LinkPurpose' },
            { kind: 'element', name: '{urn:plegma:data:1}method', type: '{urn:plegma:common:1}Name' },
            { kind: 'element', name: '{urn:plegma:data:1}url', type: '{urn:plegma:common:1}Uri' },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}expiresAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
            },
          ],
        },
      },
      '{urn:plegma:data:1}TransferLinkList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:data:1}link',
              type: '{urn:plegma:data:1}TransferLink',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:data:1}Stager': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:data:1}stagerId', type: '{urn:plegma:common:1}Identifier' },
            { kind: 'element', name: '{urn:plegma:data:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}mediaType',
              type: '{urn:plegma:common:1}MediaType',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:data:1}size', type: '{urn:plegma:common:1}Bytes', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}digest',
              type: '{urn:plegma:common:1}Digest',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:data:1}state', type: '{urn:plegma:data:1}StagerState' },
            { kind: 'element', name: '{urn:plegma:data:1}received', type: '{urn:plegma:common:1}Bytes' },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:data:1}owner', type: '{urn:plegma:common:1}Identity' },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}createdAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}terminationTime',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}links',
              type: '{urn:plegma:data:1}TransferLinkList',
            },
            { kind: 'element', name: '{urn:plegma:data:1}version', type: '{urn:plegma:common:1}Version' },
          ],
        },
      },
      '{urn:plegma:data:1}StagerList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:data:1}stager',
              type: '{urn:plegma:data:1}Stager',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:data:1}PieceLength': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}int',
        facets: { minInclusive: '1', maxInclusive: '16777216' },
      },
      '{urn:plegma:data:1}CreateStager/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:data:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:data:1}name', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}mediaType',
              type: '{urn:plegma:common:1}MediaType',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:data:1}size', type: '{urn:plegma:common:1}Bytes', min: 0 },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}digest',
              type: '{urn:plegma:common:1}Digest',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:data:1}CreateStagerResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:data:1}stager', type: '{urn:plegma:data:1}Stager' },
          ],
        },
      },
      '{urn:plegma:data:1}WriteStager/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:data:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:data:1}stagerId', type: '{urn:plegma:common:1}Identifier' },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}offset',
              type: '{urn:plegma:common:1}Bytes',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}content',
              type: '{http://www.w3.org/2001/XMLSchema}base64Binary',
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}digest',
              type: '{urn:plegma:common:1}Digest',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}last',
              type: '{http://www.w3.org/2001/XMLSchema}boolean',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:data:1}WriteStagerResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:data:1}stager', type: '{urn:plegma:data:1}Stager' },
          ],
        },
      },
      '{urn:plegma:data:1}GetStager/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:data:1}stagerId', type: '{urn:plegma:common:1}Identifier' },
          ],
        },
      },
      '{urn:plegma:data:1}GetStagerResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:data:1}stager', type: '{urn:plegma:data:1}Stager' },
          ],
        },
      },
      '{urn:plegma:data:1}ListStagers/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:data:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}state',
              type: '{urn:plegma:data:1}StagerState',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}limit',
              type: '{urn:plegma:common:1}PageLimit',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}cursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:data:1}ListStagersResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:data:1}stagers', type: '{urn:plegma:data:1}StagerList' },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}nextCursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:data:1}ReadStager/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:data:1}stagerId', type: '{urn:plegma:common:1}Identifier' },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}offset',
              type: '{urn:plegma:common:1}Bytes',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}length',
              type: '{urn:plegma:data:1}PieceLength',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:data:1}ReadStagerResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:data:1}content',
              type: '{http://www.w3.org/2001/XMLSchema}base64Binary',
            },
            { kind: 'element', name: '{urn:plegma:data:1}offset', type: '{urn:plegma:common:1}Bytes' },
            { kind: 'element', name: '{urn:plegma:data:1}digest', type: '{urn:plegma:common:1}Digest' },
            { kind: 'element', name: '{urn:plegma:data:1}nextOffset', type: '{urn:plegma:common:1}Bytes' },
            {
              kind: 'element',
              name: '{urn:plegma:data:1}complete',
              type: '{http://www.w3.org/2001/XMLSchema}boolean',
            },
          ],
        },
      },
      '{urn:plegma:data:1}DestroyStager/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:data:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:data:1}stagerId', type: '{urn:plegma:common:1}Identifier' },
          ],
        },
      },
      '{urn:plegma:data:1}DestroyStagerResponse/': { kind: 'complex' },
    },
  },
};
