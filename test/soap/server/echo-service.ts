import { createHash } from 'node:crypto';
import type { ErrorCode } from '../../../src/errors/catalogue.ts';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import { type BinaryContent, streamContent } from '../../../src/soap/codec/binary-content.ts';
import type { SchemaModel } from '../../../src/soap/schema/model.ts';
import { XSD_NAMESPACE } from '../../../src/soap/schema/model.ts';
import type { Service } from '../../../src/soap/server/operation.ts';
import type { OperationContract, ServiceContract } from '../../../src/soap/service-contract.ts';

export const NS = 'urn:test:echo';

interface Measured {
  readonly size: bigint;
  readonly sha256: string;
}

/** A service that does nothing but show what the engine under it does. */
export type EchoOperations = {
  Echo: { readonly input: { readonly text: string }; readonly output: { readonly text: string } };
  /** The one operation that has to be signed: says who called. */
  WhoAmI: { readonly input: object; readonly output: { readonly text: string } };
  /** Measures the content that it is given, in the message or beside it. */
  Measure: { readonly input: { readonly content?: BinaryContent }; readonly output: Measured };
  /** Gives so many bytes. */
  Produce: {
    readonly input: { readonly size: bigint };
    readonly output: { readonly content: BinaryContent };
  };
  /** Fails with the error of this code, or with an error that is none of ours. */
  Fail: { readonly input: { readonly text: string }; readonly output: { readonly text: string } };
};

const text = { kind: 'element', name: `{${NS}}text`, type: `{${XSD_NAMESPACE}}string` } as const;
const size = { kind: 'element', name: `{${NS}}size`, type: `{${XSD_NAMESPACE}}long` } as const;
const content = { kind: 'element', name: `{${NS}}content`, type: `{${XSD_NAMESPACE}}base64Binary` } as const;
const sha256 = { kind: 'element', name: `{${NS}}sha256`, type: `{${XSD_NAMESPACE}}string` } as const;

const members = {
  Echo: [text],
  EchoResponse: [text],
  WhoAmI: [],
  WhoAmIResponse: [text],
  Measure: [{ ...content, min: 0 }],
  MeasureResponse: [size, sha256],
  Produce: [size],
  ProduceResponse: [content],
  Fail: [text],
  FailResponse: [text],
} as const;

const schema: SchemaModel = {
  elements: Object.fromEntries(
    Object.keys(members).map((name) => [`{${NS}}${name}`, { type: `{${NS}}${name}Type` }]),
  ),
  types: Object.fromEntries(
    Object.entries(members).map(([name, particles]) => [
      `{${NS}}${name}Type`,
      { kind: 'complex', content: { kind: 'sequence', particles } } as const,
    ]),
  ),
};

function operation(name: keyof EchoOperations): OperationContract {
  return {
    name,
    style: 'document-literal',
    soapAction: `${NS}/${name}`,
    actions: {
      request: `${NS}/${name}`,
      response: `${NS}:Echo:${name}Response`,
      faults: { '{urn:plegma:common:1}InvalidRequest': `${NS}:Echo:${name}:Fault:InvalidRequest` },
    },
    request: `{${NS}}${name}`,
    response: `{${NS}}${name}Response`,
    faults: [],
  };
}

export const echoContract: ServiceContract<EchoOperations> = {
  name: 'EchoService',
  namespace: NS,
  operations: {
    Echo: operation('Echo'),
    WhoAmI: operation('WhoAmI'),
    Measure: operation('Measure'),
    Produce: operation('Produce'),
    Fail: operation('Fail'),
  },
  schema,
};

/** The bytes that `Produce` gives: no pattern that a boundary could fall together with unnoticed. */
export function producedBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 255);
}

export const echoService: Service<EchoOperations> = {
  contract: echoContract,
  open: new Set(['Echo', 'Measure', 'Produce', 'Fail']),
  operations: {
    Echo: async (request) => request,
    WhoAmI: async (_, { caller }) => ({
      text: caller.kind === 'identified' ? `${caller.identity.subject} ${caller.evidence}` : 'nobody',
    }),
    Measure: async ({ content: inline }, context) => {
      if (inline !== undefined) return measure(streamContent(inline));
      for await (const part of context.attachments) return measure(part.content);
      throw new PlegmaError('ATTACHMENTS_MALFORMED', 'There is nothing to measure.', {
        path: 'Measure/content',
      });
    },
    Produce: async (request) => ({ content: producedBytes(Number(request.size)) }),
    Fail: async (request) => {
      if (request.text === 'unexpected') throw new TypeError('secret of the implementation');
      throw new PlegmaError(request.text as ErrorCode, 'It failed as it was told.', {
        path: 'Fail/text',
        retryAfter: 2,
      });
    },
  },
};

async function measure(stream: AsyncIterable<Uint8Array>): Promise<Measured> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of stream) {
    hash.update(piece);
    length += piece.length;
  }
  return { size: BigInt(length), sha256: hash.digest('hex') };
}
