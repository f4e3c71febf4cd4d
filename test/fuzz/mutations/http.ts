import { deflateSync, gzipSync } from 'node:zlib';
import type { Random } from '../random.ts';
import { type RawRequest, withBody } from '../raw-request.ts';
import { NASTY_HEADERS } from './nasty.ts';

type HttpMutation = (request: RawRequest, random: Random) => RawRequest;

/** Changes a header line or the request line; the body stays as it is. */
export function mutateHead(request: RawRequest, random: Random): RawRequest {
  return random.pick(headMutations)(request, random);
}

/** Sends the same body in another way: compressed, in chunks, with a length that is not its own. */
export function mutateFraming(request: RawRequest, random: Random): RawRequest {
  return random.pick(framings)(request, random);
}

const addHeader: HttpMutation = (request, random) => {
  const place = random.below(request.headers.length + 1);
  return { ...request, headers: request.headers.toSpliced(place, 0, random.pick(NASTY_HEADERS)) };
};

const replaceHeader: HttpMutation = (request, random) => {
  const header = random.pick(NASTY_HEADERS);
  const name = header.split(':', 1).join('').toLowerCase();
  const others = request.headers.filter((line) => !line.toLowerCase().startsWith(`${name}:`));
  return { ...request, headers: [...others, header] };
};

const dropHeader: HttpMutation = (request, random) => ({
  ...request,
  headers: request.headers.toSpliced(random.below(request.headers.length), 1),
});

const repeatHeader: HttpMutation = (request, random) => {
  const header = random.pick(request.headers);
  const copies = Array.from({ length: random.pick([1, 1, 300]) }, () => header);
  return { ...request, headers: [...request.headers, ...copies] };
};

const damageHeader: HttpMutation = (request, random) => {
  const at = random.below(request.headers.length);
  const header = request.headers[at] ?? '';
  const place = random.below(header.length + 1);
  const inserted = random.pick(['"', ';', ',', '\\', '\t', '=', '\u0000', '\u00e9', '%', '\n', '\r\nX: y']);
  return {
    ...request,
    headers: request.headers.with(at, header.slice(0, place) + inserted + header.slice(place)),
  };
};

const PATHS = [
  '/',
  '/services',
  '/services/Registry?wsdl',
  '/services/Registry?xsd=common.xsd',
  '/services/Registry?xsd=../common.xsd',
  '/services/Registry?xsd=%00',
  '/services/Registry/../JobService',
  '//services/Registry',
  '/services/%4aobService',
  '/services/JobService?',
  '/axis/services/MobileGridServer',
  '/healthz',
  '/metrics',
  '/data/nothing',
  '/data/..%2f..%2fetc/passwd',
  '/%',
  '/%ff',
  'http://other.example/services/Registry',
  '*',
  'nothing',
  `/${'x'.repeat(10_000)}`,
];
const METHODS = [
  'GET',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PATCH',
  'PRI',
  'post',
  'P\u00d6ST',
];
const VERSIONS = ['HTTP/1.0', 'HTTP/1.1', 'HTTP/2.0', 'HTTP/0.9', 'HTTP/1.1 ', 'HTTP/9', 'http/1.1', ''];

const changeRequestLine: HttpMutation = (request, random) => {
  const parts = request.requestLine.split(' ');
  const place = random.below(3);
  const choices = [METHODS, PATHS, VERSIONS][place] ?? PATHS;
  return { ...request, requestLine: parts.with(place, random.pick(choices)).join(' ') };
};

const headMutations = [
  addHeader,
  addHeader,
  replaceHeader,
  replaceHeader,
  dropHeader,
  repeatHeader,
  damageHeader,
  changeRequestLine,
];

const compress: HttpMutation = (request, random) => {
  const { body, headers } = request;
  const gzip = random.chance(0.5);
  const packed = gzip ? gzipSync(body) : deflateSync(body);
  const damaged = random.chance(0.3) ? packed.subarray(0, random.below(packed.length)) : packed;
  return withBody(
    { ...request, headers: [...headers, `Content-Encoding: ${gzip ? 'gzip' : 'deflate'}`] },
    damaged,
  );
};

const cutInChunks: HttpMutation = (request, random) => {
  const { body, headers } = request;
  const size = 1 + random.below(random.pick([3, 100, 10_000]));
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const chunk = body.subarray(at, at + size);
    const said = random.chance(0.01)
      ? random.pick(['', '-1', 'zz', 'ffffffffffffffff', '0'])
      : chunk.length.toString(16);
    const extension = random.chance(0.05) ? ';a="b"' : '';
    chunks.push(Buffer.from(`${said}${extension}\r\n`), chunk, Buffer.from('\r\n'));
  }
  const end = random.pick(['0\r\n\r\n', '0\r\n\r\n', '0\r\nTrailer: x\r\n\r\n', '0\r\n', '']);
  const others = headers.filter((line) => !/^content-length:/i.test(line));
  return {
    ...request,
    headers: [...others, 'Transfer-Encoding: chunked'],
    body: Buffer.concat([...chunks, Buffer.from(end)]),
  };
};

const lieAboutLength: HttpMutation = (request, random) => {
  const length = request.body.length + random.pick([-100, -1, 1, 100, 1e9]);
  const others = request.headers.filter((line) => !/^content-length:/i.test(line));
  return { ...request, headers: [...others, `Content-Length: ${length}`] };
};

const framings = [compress, compress, cutInChunks, cutInChunks, lieAboutLength];
