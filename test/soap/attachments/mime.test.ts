import assert from 'node:assert/strict';
import { attachBytes } from '../../../src/soap/attachments/attachment.ts';
import { readAll } from '../../../src/soap/attachments/byte-reader.ts';
import { defaultPackageLimits } from '../../../src/soap/attachments/limits.ts';
import { readPackage } from '../../../src/soap/attachments/package-reader.ts';
import { writePackage } from '../../../src/soap/attachments/package-writer.ts';
import { parseMediaType } from '../../../src/soap/media-type.ts';
import { soapDialects } from '../../../src/soap/soap-version.ts';
import { awkwardBytes, inChunks, latin1, readWhole } from './packages.ts';

const AXIS_TYPE = 'multipart/related; type="text/xml"; start="<A1>"; \tboundary="----=_Part_0_1.2"';

function axisPackage(parts: readonly string[]): Uint8Array {
  const preamble = 'Date: Sat, 21 Nov 2026 12:00:00 GMT\r\n\r\n';
  return latin1(
    `${preamble}${parts.map((part) => `------=_Part_0_1.2\r\n${part}\r\n`).join('')}------=_Part_0_1.2--\r\n`,
  );
}

const AXIS_ROOT =
  'Content-Type: text/xml; charset=UTF-8\r\nContent-Transfer-Encoding: binary\r\nContent-Id: <A1>\r\n\r\n<e/>';

describe('MIME packages', () => {
  it('are read as Axis writes them: a tab in the header, a Date line in the preamble (IN-50)', async () => {
    const picture =
      'Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\nContent-Id: <B2>\r\n\r\n\r\n-\xff-\r\n';
    const read = await readWhole(axisPackage([AXIS_ROOT, picture]), AXIS_TYPE);
    assert.equal(read.form, 'swa');
    assert.equal(read.mediaType, 'text/xml');
    assert.equal(read.envelope, '<e/>');
    assert.deepEqual(read.parts, [
      { contentId: 'B2', mediaType: 'image/png', bytes: latin1('\r\n-\xff-\r\n') },
    ]);
  });

  it('are read without a start parameter: the first part is the root (IN-53)', async () => {
    const read = await readWhole(axisPackage([AXIS_ROOT]), 'multipart/related; boundary="----=_Part_0_1.2"');
    assert.equal(read.envelope, '<e/>');
  });

  it('are read as JAX-WS writes MTOM: a star in the Content-ID (IN-52)', async () => {
    const type =
      'multipart/related; start="<rootpart*uuid@x>"; type="application/xop+xml"; boundary="uuid:7"; start-info="text/xml"';
    const root =
      'Content-Id: <rootpart*uuid@x>\r\nContent-Type: application/xop+xml;charset=utf-8;type="text/xml"\r\n' +
      'Content-Transfer-Encoding: binary\r\n\r\n<e/>';
    const read = await readWhole(latin1(`--uuid:7\r\n${root}\r\n--uuid:7--`), type);
    assert.deepEqual([read.form, read.mediaType, read.envelope], ['mtom', 'text/xml', '<e/>']);
  });

  it('are read as XOP where the package alone says so (DataPower in front of CXF)', async () => {
    const type =
      'multipart/related; type="application/XOP+xml"; boundary=b; start="<r>"; start-info="text/xml"';
    const root = 'Content-ID: <r>\r\nContent-Type: text/xml; charset=UTF-8\r\n\r\n<e/>';
    const read = await readWhole(latin1(`--b\r\n${root}\r\n--b--`), type);
    assert.deepEqual([read.form, read.mediaType, read.envelope], ['mtom', 'text/xml', '<e/>']);
  });

  it('are read where the root is not the first part', async () => {
    const early = 'Content-Id: <B2>\r\n\r\nearly';
    const read = await readWhole(axisPackage([early, AXIS_ROOT]), AXIS_TYPE);
    assert.equal(read.envelope, '<e/>');
    assert.deepEqual(read.parts, [{ contentId: 'B2', mediaType: 'text/plain', bytes: latin1('early') }]);
  });

  it('hold at most the memory limit of what stands before the root', async () => {
    const early = `Content-Id: <B2>\r\n\r\n${'x'.repeat(200)}`;
    const reading = readWhole(axisPackage([early, AXIS_ROOT]), AXIS_TYPE, { limits: { inMemory: 100 } });
    await assert.rejects(reading, { code: 'MESSAGE_TOO_LARGE' });
  });

  it('are read with bare line feeds, and then keep carriage returns as content', async () => {
    const text = `--b\nContent-Type: text/xml\n\n<e/>\n--b\nContent-ID: <x>\n\none\r\n--b--\n`;
    const read = await readWhole(latin1(text), 'multipart/related; boundary=b');
    assert.equal(read.envelope, '<e/>');
    assert.deepEqual(
      read.parts.map((part) => part.bytes),
      [latin1('one\r')],
    );
  });

  it('decode base64 parts, however they are cut', async () => {
    const part = 'Content-Id: <B2>\r\nContent-Transfer-Encoding: base64\r\n\r\naGVs\r\nbG8gd29y\r\nbGQ=';
    for (const chunk of [1, 2, 3, 5, 1000]) {
      const read = await readWhole(axisPackage([AXIS_ROOT, part]), AXIS_TYPE, { chunk });
      assert.equal(new TextDecoder().decode(read.parts[0]?.bytes), 'hello world');
    }
  });

  for (const base64 of ['aGVsbG8', '####']) {
    it(`refuse what is not base64: ${base64}`, async () => {
      const part = `Content-Id: <B2>\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}`;
      await assert.rejects(readWhole(axisPackage([AXIS_ROOT, part]), AXIS_TYPE), {
        code: 'ATTACHMENTS_MALFORMED',
      });
    });
  }

  it('join folded header lines', async () => {
    const part = 'Content-Type: image/png;\r\n name="x"\r\nContent-Id: <B2>\r\n\r\n';
    const read = await readWhole(axisPackage([AXIS_ROOT, part]), AXIS_TYPE);
    assert.equal(read.parts[0]?.mediaType, 'image/png; name="x"');
  });

  const broken: readonly [string, string, Uint8Array, string][] = [
    ['no boundary', 'multipart/related', axisPackage([AXIS_ROOT]), 'ATTACHMENTS_MALFORMED'],
    [
      'a boundary of 200 characters',
      `multipart/related; boundary=${'b'.repeat(200)}`,
      latin1(''),
      'ATTACHMENTS_MALFORMED',
    ],
    ['a boundary that never comes', AXIS_TYPE, latin1('a\r\n'.repeat(1000)), 'ATTACHMENTS_MALFORMED'],
    ['an endless first line', AXIS_TYPE, latin1('a'.repeat(100_000)), 'ATTACHMENTS_LIMIT'],
    ['no end', AXIS_TYPE, axisPackage([AXIS_ROOT]).subarray(0, -10), 'ATTACHMENTS_MALFORMED'],
    ['no root', AXIS_TYPE.replace('A1', 'C3'), axisPackage([AXIS_ROOT]), 'ATTACHMENTS_MALFORMED'],
    [
      'a boundary line that goes on',
      AXIS_TYPE,
      axisPackage([`${AXIS_ROOT}\r\n------=_Part_0_1.2x`]),
      'ATTACHMENTS_MALFORMED',
    ],
    ['a header line without colon', AXIS_TYPE, axisPackage(['nonsense\r\n\r\n']), 'ATTACHMENTS_MALFORMED'],
    [
      'a header twice',
      AXIS_TYPE,
      axisPackage(['Content-Id: <A1>\r\nContent-ID: <A2>\r\n\r\n']),
      'ATTACHMENTS_MALFORMED',
    ],
    [
      'two parts of one Content-ID, percent-encoded once',
      AXIS_TYPE,
      axisPackage([AXIS_ROOT, 'Content-Id: <B@2>\r\n\r\na', 'Content-Id: <B%402>\r\n\r\nb']),
      'ATTACHMENTS_MALFORMED',
    ],
    [
      'two parts of one Content-ID',
      AXIS_TYPE,
      axisPackage([AXIS_ROOT, 'Content-Id: <B2>\r\n\r\na', 'Content-Id: B2\r\n\r\nb']),
      'ATTACHMENTS_MALFORMED',
    ],
    [
      'a transfer encoding that nobody knows',
      AXIS_TYPE,
      axisPackage([AXIS_ROOT, 'Content-Transfer-Encoding: x-uuencode\r\n\r\n']),
      'ATTACHMENTS_MALFORMED',
    ],
    ...['a=4', 'a=XY', 'sp\xe4t'].map((content): [string, string, Uint8Array, string] => [
      `what is not quoted-printable: ${JSON.stringify(content)}`,
      AXIS_TYPE,
      axisPackage([AXIS_ROOT, `Content-Transfer-Encoding: quoted-printable\r\n\r\n${content}`]),
      'ATTACHMENTS_MALFORMED',
    ]),
    [
      'an endless quoted-printable line',
      AXIS_TYPE,
      axisPackage([AXIS_ROOT, `Content-Transfer-Encoding: quoted-printable\r\n\r\n${'a'.repeat(200_000)}`]),
      'ATTACHMENTS_LIMIT',
    ],
    ['huge part headers', AXIS_TYPE, axisPackage([`X: ${'y'.repeat(20_000)}\r\n\r\n`]), 'ATTACHMENTS_LIMIT'],
    [
      'endless small headers',
      AXIS_TYPE,
      axisPackage([`${Array.from({ length: 5000 }, (_, n) => `x${n}: y\r\n`).join('')}\r\n`]),
      'ATTACHMENTS_LIMIT',
    ],
    [
      'many parts',
      AXIS_TYPE,
      axisPackage([AXIS_ROOT, ...Array<string>(200).fill('\r\n')]),
      'ATTACHMENTS_LIMIT',
    ],
  ];
  for (const [what, type, bytes, code] of broken) {
    it(`are refused with ${what}`, async () => {
      await assert.rejects(readWhole(bytes, type), { code });
    });
  }

  it('decode quoted-printable parts, however they are cut (WS-I Attachments Profile R2934)', async () => {
    const content = 'a=3D=\r\nb \t\r\n=C3=A4=20\r\n =  \r\nc=';
    const part = `Content-Id: <B2>\r\nContent-Transfer-Encoding: Quoted-Printable\r\n\r\n${content}`;
    const bytes = axisPackage([AXIS_ROOT, part]);
    for (const size of [1, 2, 3, 1000]) {
      const opened = await readPackage(
        inChunks(bytes, size),
        parseMediaType(AXIS_TYPE),
        defaultPackageLimits,
      );
      for await (const { content: read } of opened.attachments)
        assert.equal(new TextDecoder().decode(await readAll(read, 100, 'part')), 'a=b\r\n\u00e4 \r\n c');
    }
  });

  it('may say at length what nobody reads, before and behind', async () => {
    const words = 'This is a message in MIME format.\r\n'.repeat(60);
    const text = `${words}--b\r\n${AXIS_ROOT}\r\n--b--\r\n${words}`;
    assert.equal((await readWhole(latin1(text), 'multipart/related; boundary=b')).envelope, '<e/>');
  });

  it('may have parts that end with their headers (RFC 2046 §5.1.1)', async () => {
    const text = `--b\r\n${AXIS_ROOT}\r\n--b\r\nContent-Id: <B2>\r\n\r\n--b\r\n\r\n--b--`;
    for (const size of [1, 1000]) {
      const type = parseMediaType('multipart/related; boundary=b');
      const opened = await readPackage(inChunks(latin1(text), size), type, defaultPackageLimits);
      const seen: [string, number][] = [];
      for await (const { contentId, content } of opened.attachments)
        seen.push([contentId, (await readAll(content, 100, 'part')).length]);
      assert.deepEqual(seen, [
        ['B2', 0],
        ['', 0],
      ]);
    }
  });

  it('may have comments in the headers of their parts (RFC 2045 §5.1)', async () => {
    const root =
      'Content-Type: text/xml (an (inner) one; "); x="(no one)"\r\nContent-Id: (root) <A1> (!)\r\n\r\n<e/>';
    const part = 'Content-Transfer-Encoding: base64 (RFC 4648)\r\nContent-Id: <b(2)>\r\n\r\nYWJj';
    const opened = await readPackage(
      inChunks(axisPackage([part, root]), 1000),
      parseMediaType(AXIS_TYPE),
      defaultPackageLimits,
    );
    assert.deepEqual([...opened.mediaType.parameters], [['x', '(no one)']]);
    for await (const { contentId, content } of opened.attachments) {
      assert.equal(contentId, 'b(2)');
      assert.equal(new TextDecoder().decode(await readAll(content, 100, 'part')), 'abc');
    }
  });

  it('may have headers twice that say nothing of a part (RFC 5322 §3.6)', async () => {
    const twice = 'X-Trace: one\r\nX-Trace: two\r\n';
    const message = await readWhole(axisPackage([`${twice}${AXIS_ROOT}`]), AXIS_TYPE);
    assert.equal(message.envelope, '<e/>');
  });

  it('are refused beyond the total size', async () => {
    const part = `Content-Id: <B2>\r\n\r\n${'x'.repeat(5000)}`;
    const reading = readWhole(axisPackage([AXIS_ROOT, part]), AXIS_TYPE, { limits: { total: 2000 } });
    await assert.rejects(reading, { code: 'ATTACHMENTS_LIMIT' });
  });

  it('skip what is left of a part when the next one is asked for', async () => {
    const first = `Content-Id: <B2>\r\n\r\n${'x'.repeat(50)}`;
    const second = 'Content-Id: <C3>\r\n\r\nsecond';
    const body = inChunks(axisPackage([AXIS_ROOT, first, second]), 7);
    const opened = await readPackage(body, parseMediaType(AXIS_TYPE), defaultPackageLimits);
    const seen: string[] = [];
    for await (const part of opened.attachments) {
      if (part.contentId === 'B2') {
        for await (const _ of part.content) break;
      } else seen.push(new TextDecoder().decode(await readAll(part.content, 100, 'part')));
    }
    assert.deepEqual(seen, ['second']);
  });

  for (const form of ['swa', 'mtom'] as const) {
    it(`come back byte for byte as they were written: ${form}`, async () => {
      const parts = [0, 1, 70_001].map((size) =>
        attachBytes(`part-${size}@plegma`, 'image/png', awkwardBytes(size)),
      );
      const written = writePackage('<ö/>', parts, form, soapDialects['1.2']);
      assert.ok(!(written.body instanceof Uint8Array));
      const bytes = await readAll(written.body, 1e6, 'package');
      assert.equal(bytes.length, written.contentLength);
      for (const chunk of [13, 4096, 1e6]) {
        const read = await readWhole(bytes, written.contentType, { chunk });
        assert.deepEqual([read.form, read.mediaType, read.envelope], [form, 'application/soap+xml', '<ö/>']);
        assert.deepEqual(
          read.parts.map((part) => part.bytes.length),
          [0, 1, 70_001],
        );
        assert.deepEqual(read.parts[2]?.bytes, awkwardBytes(70_001));
      }
    });
  }

  it('let no media type write a header of its own', async () => {
    const part = attachBytes('x', 'image/png\r\nContent-ID: <other>', latin1('a'));
    const written = writePackage('<e/>', [part], 'swa', soapDialects['1.1']);
    assert.ok(!(written.body instanceof Uint8Array));
    const read = await readWhole(await readAll(written.body, 1e6, 'package'), written.contentType);
    assert.equal(read.parts[0]?.contentId, 'x');
  });
});
