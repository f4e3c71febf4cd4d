// Generated from wsdl/common.xsd by `npm run generate`. Change that file, not this one.
import type { SchemaModel } from '../../soap/schema/model.ts';

/** What the codec knows of the types that all services share. */
export const commonSchema: SchemaModel = {
  elements: {
    '{urn:plegma:common:1}InvalidRequest': { type: '{urn:plegma:common:1}InvalidRequestFault' },
    '{urn:plegma:common:1}NotAuthenticated': { type: '{urn:plegma:common:1}NotAuthenticatedFault' },
    '{urn:plegma:common:1}NotAuthorised': { type: '{urn:plegma:common:1}NotAuthorisedFault' },
    '{urn:plegma:common:1}ActionUnavailable': { type: '{urn:plegma:common:1}ActionUnavailableFault' },
    '{urn:plegma:common:1}NotFound': { type: '{urn:plegma:common:1}NotFoundFault' },
    '{urn:plegma:common:1}Conflict': { type: '{urn:plegma:common:1}ConflictFault' },
    '{urn:plegma:common:1}LimitExceeded': { type: '{urn:plegma:common:1}LimitExceededFault' },
    '{urn:plegma:common:1}Unavailable': { type: '{urn:plegma:common:1}UnavailableFault' },
    '{urn:plegma:common:1}InternalError': { type: '{urn:plegma:common:1}InternalErrorFault' },
  },
  types: {
    '{urn:plegma:common:1}Identifier': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { minLength: 1, maxLength: 40 },
    },
    '{urn:plegma:common:1}RequestId': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { minLength: 1, maxLength: 64 },
    },
    '{urn:plegma:common:1}Name': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { minLength: 1, maxLength: 200 },
    },
    '{urn:plegma:common:1}Text': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { maxLength: 4000 },
    },
    '{urn:plegma:common:1}Uri': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}anyURI',
      facets: { minLength: 1, maxLength: 2048 },
    },
    '{urn:plegma:common:1}Currency': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { pattern: ['[A-Z]{3}'] },
    },
    '{urn:plegma:common:1}Amount': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}decimal',
      facets: { totalDigits: 18, fractionDigits: 6 },
    },
    '{urn:plegma:common:1}Money': {
      kind: 'complex',
      content: {
        kind: 'sequence',
        particles: [
          { kind: 'element', name: '{urn:plegma:common:1}amount', type: '{urn:plegma:common:1}Amount' },
          { kind: 'element', name: '{urn:plegma:common:1}currency', type: '{urn:plegma:common:1}Currency' },
        ],
      },
    },
    '{urn:plegma:common:1}Seconds': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}decimal',
      facets: { minInclusive: '0' },
    },
    '{urn:plegma:common:1}Bytes': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}long',
      facets: { minInclusive: '0' },
    },
    '{urn:plegma:common:1}Digest': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { pattern: ['sha256:[0-9a-f]{64}'] },
    },
    '{urn:plegma:common:1}MediaType': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { minLength: 1, maxLength: 200 },
    },
    '{urn:plegma:common:1}Version': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}int',
      facets: { minInclusive: '0' },
    },
    '{urn:plegma:common:1}Identity': {
      kind: 'complex',
      content: {
        kind: 'sequence',
        particles: [
          {
            kind: 'element',
            name: '{urn:plegma:common:1}issuer',
            type: '{urn:plegma:common:1}DistinguishedName',
          },
          {
            kind: 'element',
            name: '{urn:plegma:common:1}subject',
            type: '{urn:plegma:common:1}DistinguishedName',
          },
        ],
      },
    },
    '{urn:plegma:common:1}DistinguishedName': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { minLength: 1, maxLength: 1024 },
    },
    '{urn:plegma:common:1}PageLimit': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}int',
      facets: { minInclusive: '1', maxInclusive: '200' },
    },
    '{urn:plegma:common:1}Cursor': {
      kind: 'simple',
      base: '{http://www.w3.org/2001/XMLSchema}string',
      facets: { minLength: 1, maxLength: 512 },
    },
    '{urn:plegma:common:1}UriList': {
      kind: 'complex',
      content: {
        kind: 'sequence',
        particles: [
          {
            kind: 'element',
            name: '{urn:plegma:common:1}uri',
            type: '{urn:plegma:common:1}Uri',
            min: 0,
            max: 'unbounded',
          },
        ],
      },
    },
    '{urn:plegma:common:1}NameList': {
      kind: 'complex',
      content: {
        kind: 'sequence',
        particles: [
          {
            kind: 'element',
            name: '{urn:plegma:common:1}name',
            type: '{urn:plegma:common:1}Name',
            min: 0,
            max: 'unbounded',
          },
        ],
      },
    },
    '{urn:plegma:common:1}Fault': {
      kind: 'complex',
      content: {
        kind: 'sequence',
        particles: [
          {
            kind: 'element',
            name: '{urn:plegma:common:1}code',
            type: '{http://www.w3.org/2001/XMLSchema}string',
          },
          {
            kind: 'element',
            name: '{urn:plegma:common:1}message',
            type: '{http://www.w3.org/2001/XMLSchema}string',
          },
          {
            kind: 'element',
            name: '{urn:plegma:common:1}remedy',
            type: '{http://www.w3.org/2001/XMLSchema}string',
          },
          {
            kind: 'element',
            name: '{urn:plegma:common:1}path',
            type: '{http://www.w3.org/2001/XMLSchema}string',
            min: 0,
          },
          {
            kind: 'element',
            name: '{urn:plegma:common:1}retryable',
            type: '{http://www.w3.org/2001/XMLSchema}boolean',
          },
        ],
      },
    },
    '{urn:plegma:common:1}InvalidRequestFault': {
      kind: 'complex',
      derivation: { by: 'extension', base: '{urn:plegma:common:1}Fault' },
    },
    '{urn:plegma:common:1}NotAuthenticatedFault': {
      kind: 'complex',
      derivation: { by: 'extension', base: '{urn:plegma:common:1}Fault' },
    },
    '{urn:plegma:common:1}NotAuthorisedFault': {
      kind: 'complex',
      derivation: { by: 'extension', base: '{urn:plegma:common:1}Fault' },
    },
    '{urn:plegma:common:1}ActionUnavailableFault': {
      kind: 'complex',
      derivation: { by: 'extension', base: '{urn:plegma:common:1}Fault' },
      content: {
        kind: 'sequence',
        particles: [
          {
            kind: 'element',
            name: '{urn:plegma:common:1}state',
            type: '{http://www.w3.org/2001/XMLSchema}string',
            min: 0,
          },
        ],
      },
    },
    '{urn:plegma:common:1}NotFoundFault': {
      kind: 'complex',
      derivation: { by: 'extension', base: '{urn:plegma:common:1}Fault' },
    },
    '{urn:plegma:common:1}ConflictFault': {
      kind: 'complex',
      derivation: { by: 'extension', base: '{urn:plegma:common:1}Fault' },
    },
    '{urn:plegma:common:1}LimitExceededFault': {
      kind: 'complex',
      derivation: { by: 'extension', base: '{urn:plegma:common:1}Fault' },
      content: {
        kind: 'sequence',
        particles: [
          {
            kind: 'element',
            name: '{urn:plegma:common:1}limit',
            type: '{http://www.w3.org/2001/XMLSchema}string',
            min: 0,
          },
          {
            kind: 'element',
            name: '{urn:plegma:common:1}used',
            type: '{http://www.w3.org/2001/XMLSchema}string',
            min: 0,
          },
          {
            kind: 'element',
            name: '{urn:plegma:common:1}asked',
            type: '{http://www.w3.org/2001/XMLSchema}string',
            min: 0,
          },
        ],
      },
    },
    '{urn:plegma:common:1}UnavailableFault': {
      kind: 'complex',
      derivation: { by: 'extension', base: '{urn:plegma:common:1}Fault' },
      content: {
        kind: 'sequence',
        particles: [
          {
            kind: 'element',
            name: '{urn:plegma:common:1}retryAfter',
            type: '{urn:plegma:common:1}Seconds',
            min: 0,
          },
        ],
      },
    },
    '{urn:plegma:common:1}InternalErrorFault': {
      kind: 'complex',
      derivation: { by: 'extension', base: '{urn:plegma:common:1}Fault' },
      content: {
        kind: 'sequence',
        particles: [
          {
            kind: 'element',
            name: '{urn:plegma:common:1}reference',
            type: '{http://www.w3.org/2001/XMLSchema}string',
            min: 0,
          },
        ],
      },
    },
  },
};
