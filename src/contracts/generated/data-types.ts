// Generated from wsdl/data.wsdl by `npm run generate`. Change that file, not this one.
import type { BinaryContent } from '../../soap/codec/binary-content.ts';
import type {
  Bytes,
  Cursor,
  Digest,
  Identifier,
  Identity,
  MediaType,
  Name,
  PageLimit,
  RequestId,
  Uri,
  Version,
} from './common-types.ts';

/** Whether a stager holds its file. */
export type StagerState =
  | 'empty'
  | 'partial'
  | 'complete'
  | 'damaged';

/** What a link is for. */
export type LinkPurpose =
  | 'upload'
  | 'download';

/** An address for one transfer over HTTP; whoever holds it may use it until it expires. */
export interface TransferLink {
  readonly purpose: LinkPurpose;
  /** The HTTP method, for example PUT. */
  readonly method: Name;
  readonly url: Uri;
  readonly expiresAt: Date;
}

/** A container for one file, with its own access control. */
export interface Stager {
  readonly stagerId: Identifier;
  /** The file's name. */
  readonly name: Name;
  readonly mediaType?: MediaType | undefined;
  /** As announced or, when complete, as it is. */
  readonly size?: Bytes | undefined;
  /** As announced or, when complete, as it is. */
  readonly digest?: Digest | undefined;
  readonly state: StagerState;
  /** How much is there. */
  readonly received: Bytes;
  readonly accountId: Identifier;
  readonly owner: Identity;
  readonly createdAt: Date;
  /** When the provider forgets it. */
  readonly terminationTime?: Date | undefined;
  readonly links: readonly TransferLink[];
  readonly version: Version;
}

/** How many bytes one answer carries at most: up to 16 MiB. 1 MiB where it is left out. */
export type PieceLength = number;

/** Makes an empty stager. Size and digest, where announced, are checked when its file is complete. */
export interface CreateStager {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
  readonly name: Name;
  readonly mediaType?: MediaType | undefined;
  readonly size?: Bytes | undefined;
  readonly digest?: Digest | undefined;
}

/** Answer of CreateStager. */
export interface CreateStagerResponse {
  readonly stager: Stager;
}

/**
 * Writes a piece of the file: inline (base64) or as an MTOM, SwA or DIME attachment. Pieces follow one
 * another; the same piece again changes nothing.
 */
export interface WriteStager {
  readonly requestId?: RequestId | undefined;
  readonly stagerId: Identifier;
  /** Where the piece begins; 0 where it is left out. */
  readonly offset?: Bytes | undefined;
  readonly content: BinaryContent;
  /** Of this piece. An attachment is not covered by the message's signature: this binds it. */
  readonly digest?: Digest | undefined;
  /** True where this piece is the end of the file. */
  readonly last?: boolean | undefined;
}

/** Answer of WriteStager. */
export interface WriteStagerResponse {
  readonly stager: Stager;
}

/** One stager that the caller may see. */
export interface GetStager {
  readonly stagerId: Identifier;
}

/** Answer of GetStager. */
export interface GetStagerResponse {
  readonly stager: Stager;
}

/** The caller's stagers, newest first. */
export interface ListStagers {
  readonly accountId?: Identifier | undefined;
  readonly state?: StagerState | undefined;
  readonly limit?: PageLimit | undefined;
  readonly cursor?: Cursor | undefined;
}

/** Answer of ListStagers. */
export interface ListStagersResponse {
  readonly stagers: readonly Stager[];
  /** Absent at the end of the list. */
  readonly nextCursor?: Cursor | undefined;
}

/** A piece of the file; as an attachment where the request came as one or asked for it. */
export interface ReadStager {
  readonly stagerId: Identifier;
  /** Where to begin; 0 where it is left out. */
  readonly offset?: Bytes | undefined;
  readonly length?: PieceLength | undefined;
}

/** Answer of ReadStager. */
export interface ReadStagerResponse {
  readonly content: BinaryContent;
  /** Where this piece begins. */
  readonly offset: Bytes;
  /** Of this piece. */
  readonly digest: Digest;
  /** Where the next piece begins. */
  readonly nextOffset: Bytes;
  /** True where nothing follows. */
  readonly complete: boolean;
}

/** Gives the stager up with its file. Jobs that have taken the file as input keep it. */
export interface DestroyStager {
  readonly requestId?: RequestId | undefined;
  readonly stagerId: Identifier;
}

/** Answer of DestroyStager. */
export type DestroyStagerResponse = Readonly<Record<string, never>>;

/** Operations of DataService, with the types of their messages. */
export type DataOperations = {
  /** Makes an empty stager. Size and digest, where announced, are checked when its file is complete. */
  readonly CreateStager: { readonly input: CreateStager; readonly output: CreateStagerResponse };
  /**
   * Writes a piece of the file: inline (base64) or as an MTOM, SwA or DIME attachment. Pieces follow one
   * another; the same piece again changes nothing.
   */
  readonly WriteStager: { readonly input: WriteStager; readonly output: WriteStagerResponse };
  /** One stager that the caller may see. */
  readonly GetStager: { readonly input: GetStager; readonly output: GetStagerResponse };
  /** The caller's stagers, newest first. */
  readonly ListStagers: { readonly input: ListStagers; readonly output: ListStagersResponse };
  /** A piece of the file; as an attachment where the request came as one or asked for it. */
  readonly ReadStager: { readonly input: ReadStager; readonly output: ReadStagerResponse };
  /** Gives the stager up with its file. Jobs that have taken the file as input keep it. */
  readonly DestroyStager: { readonly input: DestroyStager; readonly output: DestroyStagerResponse };
};
