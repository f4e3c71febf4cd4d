import type { Peer } from './peer.ts';
import { axis } from './peers/axis/axis.ts';
import { axisServer } from './peers/axis/axis-server.ts';
import { gsoap } from './peers/gsoap/gsoap.ts';
import { kdsoap } from './peers/kdsoap/kdsoap.ts';
import { mono } from './peers/mono/mono.ts';
import { nodeSoap } from './peers/node-soap/node-soap.ts';
import { php } from './peers/php/php.ts';
import { soapLite } from './peers/soap-lite/soap-lite.ts';
import { soapWsdl } from './peers/soap-wsdl/soap-wsdl.ts';
import { soap4r } from './peers/soap4r/soap4r.ts';
import { strongSoap } from './peers/strong-soap/strong-soap.ts';
import { suds } from './peers/suds/suds.ts';
import { tclws } from './peers/tclws/tclws.ts';
import { xmlsec1 } from './peers/xmlsec1/xmlsec1.ts';
import { zeep } from './peers/zeep/zeep.ts';

/** Every peer that is tried, in the order of the table. */
export const peers: readonly Peer[] = [
  axis,
  axisServer,
  zeep,
  gsoap,
  mono,
  xmlsec1,
  nodeSoap,
  strongSoap,
  php,
  soapLite,
  soapWsdl,
  suds,
  soap4r,
  kdsoap,
  tclws,
];
