import assert from 'node:assert/strict';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { echoService } from './echo-service.ts';
import { envelope } from './envelopes.ts';
import { post, raw, running } from './running.ts';

const echo = envelope('<e:Echo><e:text>x</e:text></e:Echo>');

/** An output that counts how often it is written. */
function counting() {
  const output = {
    written: 0,
    value: {
      get text() {
        output.written += 1;
        return `written ${output.written}`;
      },
    },
  };
  return output;
}

describe('an output that is given twice', () => {
  async function answersTo(output: { text: string }, requests = [echo, echo]): Promise<string[]> {
    const operations = { ...echoService.operations, Echo: async () => output };
    const server = await running(createSoapEndpoint({ services: [{ ...echoService, operations }] }));
    try {
      const bodies = [];
      for (const request of requests) bodies.push((await raw(server.port, post(request))).body);
      return bodies;
    } finally {
      await server.close();
    }
  }

  it('is written twice', async () => {
    const { value } = counting();
    const [first = '', second = ''] = await answersTo(value);
    assert.match(first, /written 1/);
    assert.match(second, /written 2/);
  });

  it('is written once where it is frozen', async () => {
    const output = counting();
    const [first = '', second = ''] = await answersTo(Object.freeze(output.value));
    assert.match(first, /written 1/);
    assert.equal(second, first);
    assert.equal(output.written, 1);
  });

  it('is answered in the version and to the MessageID of each request, frozen or not', async () => {
    const payload = '<e:Echo><e:text>x</e:text></e:Echo>';
    const WSA = 'http://www.w3.org/2005/08/addressing';
    const header = `<a:Action xmlns:a="${WSA}">urn:do</a:Action><a:MessageID xmlns:a="${WSA}">uuid:1</a:MessageID>`;
    const addressed = envelope(payload, header);
    const inTwelve = envelope(payload, '', '1.2');
    const output = Object.freeze({ text: 'the same' });
    const requests = [echo, addressed, inTwelve, echo];
    const [first = '', related = '', twelve = '', last = ''] = await answersTo(output, requests);
    assert.doesNotMatch(first, /RelatesTo/);
    assert.match(related, /RelatesTo[^>]*>uuid:1<.*the same/);
    assert.match(twelve, /2003\/05\/soap-envelope/);
    assert.equal(last, first);
  });
});
