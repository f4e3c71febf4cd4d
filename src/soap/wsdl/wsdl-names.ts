import type { SoapVersion } from '../soap-version.ts';

/** Of the bindings of attachments (WSDL 1.1 §5). */
export const MIME_NAMESPACE = 'http://schemas.xmlsoap.org/wsdl/mime/';

/** The namespaces of the binding extensions (WSDL 1.1 §3, WSDL 1.1 Binding Extension for SOAP 1.2). */
export const bindingNamespaces: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/wsdl/soap/',
  '1.2': 'http://schemas.xmlsoap.org/wsdl/soap12/',
};
