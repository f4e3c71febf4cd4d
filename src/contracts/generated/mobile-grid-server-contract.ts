// Generated from wsdl/mobile-grid-server.wsdl by `npm run generate`. Change that file, not this one.
import type { ServiceContract } from '../../soap/service-contract.ts';
import type { MobileGridServerOperations } from './mobile-grid-server-types.ts';

/**
 * The broker's list of services as clients of 2006 know it: rpc/encoded, as Apache Axis 1.x made it. The
 * shapes are a reconstruction. New clients use the Registry, which tells more of each service.
 */
export const mobileGridServerContract: ServiceContract<MobileGridServerOperations> = {
  name: 'MobileGridServerService',
  namespace: 'urn:MobileGridServer',
  documentation:
    "The broker's list of services as clients of 2006 know it: rpc/encoded, as Apache Axis 1.x made it. The shapes are a reconstruction. New clients use the Registry, which tells more of each service.",
  operations: {
    ListSize: {
      name: 'ListSize',
      style: 'rpc-encoded',
      soapAction: '',
      actions: {
        request: 'urn:MobileGridServer:MobileGridServer:ListSizeRequest',
        response: 'urn:MobileGridServer:MobileGridServer:ListSizeResponse',
        faults: {},
      },
      request: '{urn:MobileGridServer}ListSize',
      response: '{urn:MobileGridServer}ListSizeResponse',
      returns: 'ListSizeReturn',
      faults: [],
      documentation: 'How many services are listed, so that a client can lay out its screen before the transfer.',
    },
    ServicesList: {
      name: 'ServicesList',
      style: 'rpc-encoded',
      soapAction: '',
      actions: {
        request: 'urn:MobileGridServer:MobileGridServer:ServicesListRequest',
        response: 'urn:MobileGridServer:MobileGridServer:ServicesListResponse',
        faults: {},
      },
      request: '{urn:MobileGridServer}ServicesList',
      response: '{urn:MobileGridServer}ServicesListResponse',
      returns: 'ServicesListReturn',
      faults: [],
      documentation: 'Name, description and URL of every listed service.',
    },
  },
  schema: {
    elements: {
      '{urn:MobileGridServer}ListSize': { type: '{urn:MobileGridServer}ListSize/' },
      '{urn:MobileGridServer}ListSizeResponse': { type: '{urn:MobileGridServer}ListSizeResponse/' },
      '{urn:MobileGridServer}ServicesList': { type: '{urn:MobileGridServer}ServicesList/' },
      '{urn:MobileGridServer}ServicesListResponse': { type: '{urn:MobileGridServer}ServicesListResponse/' },
    },
    types: {
      '{urn:MobileGridServer}ArrayOfArrayOf_xsd_string': {
        kind: 'complex',
        array: { item: '{http://www.w3.org/2001/XMLSchema}string', rank: 2 },
      },
      '{urn:MobileGridServer}ListSize/': { kind: 'complex' },
      '{urn:MobileGridServer}ListSizeResponse/': {
        kind: 'complex',
        content: {
          kind: 'all',
          particles: [
            { kind: 'element', name: 'ListSizeReturn', type: '{http://www.w3.org/2001/XMLSchema}int' },
          ],
        },
      },
      '{urn:MobileGridServer}ServicesList/': { kind: 'complex' },
      '{urn:MobileGridServer}ServicesListResponse/': {
        kind: 'complex',
        content: {
          kind: 'all',
          particles: [
            {
              kind: 'element',
              name: 'ServicesListReturn',
              type: '{urn:MobileGridServer}ArrayOfArrayOf_xsd_string',
              nillable: true,
            },
          ],
        },
      },
    },
  },
};
