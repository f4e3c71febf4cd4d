import assert from 'node:assert/strict';
import { endpointAddress } from '../../src/client/endpoint-address.ts';

describe('the address of a service beside another', () => {
  const at = (known: string) => endpointAddress(known, 'DataService').href;

  it('is its sibling, behind any path', () => {
    assert.equal(at('https://grid.example/services/JobService'), 'https://grid.example/services/DataService');
    assert.equal(at('https://site.example/a/b/JobService?wsdl'), 'https://site.example/a/b/DataService');
  });

  it('is at the usual place where only the host is known', () => {
    assert.equal(at('http://localhost:8081'), 'http://localhost:8081/services/DataService');
    assert.equal(at('http://localhost:8081/'), 'http://localhost:8081/services/DataService');
  });

  it('is refused where what is known is no web address', () => {
    for (const known of ['localhost:8081', 'file:///etc/passwd', '', 'ftp://example.org/']) {
      assert.throws(() => at(known), { code: 'ADDRESS_INVALID' }, known);
    }
  });
});
