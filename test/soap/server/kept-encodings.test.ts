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
  async function answersTo(output: { text: string }): Promise<string[]> {
    const operations = { ...echoService.operations, Echo: async () => output };
    const server = await running(createSoapEndpoint({ services: [{ ...echoService, operations }] }));
    try {
      const bodies = [];
      for (const _ of [1, 2]) bodies.push((await raw(server.port, post(echo))).body);
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
});
