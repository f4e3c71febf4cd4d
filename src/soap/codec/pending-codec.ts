import type { CodecSource } from './codec-source.ts';
import { XSI_NIL } from './instance-attributes.ts';
import type { TypeCodec } from './type-codec.ts';
import type { ValueObject } from './value-object.ts';

/** Stands for a codec that is being compiled: asked later, there is that one, or the reason why there is none. */
export class PendingCodec implements TypeCodec {
  readonly #name: string;
  readonly #codecs: CodecSource;
  #codec: TypeCodec | undefined;

  constructor(name: string, codecs: CodecSource) {
    this.#name = name;
    this.#codecs = codecs;
  }

  decode(...parameters: Parameters<TypeCodec['decode']>): unknown {
    return this.#compiled().decode(...parameters);
  }

  encode(...parameters: Parameters<TypeCodec['encode']>): void {
    this.#compiled().encode(...parameters);
  }

  decodeNil(...parameters: Parameters<Required<TypeCodec>['decodeNil']>): ValueObject | null {
    return this.#compiled().decodeNil?.(...parameters) ?? null;
  }

  encodeNil(...[name, value, state]: Parameters<Required<TypeCodec>['encodeNil']>): void {
    const codec = this.#compiled();
    if (codec.encodeNil === undefined) state.writer.leaf(name, '', [XSI_NIL]);
    else codec.encodeNil(name, value, state);
  }

  #compiled(): TypeCodec {
    this.#codec ??= this.#codecs.get(this.#name);
    return this.#codec;
  }
}
