import assert from 'node:assert/strict';
import { type Attachment, attachBytes, noAttachments } from '../../../src/soap/attachments/attachment.ts';
import { inlineXop } from '../../../src/soap/attachments/inline-xop.ts';
import { serialise } from '../../../src/xml/canonicalise.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { latin1 } from './packages.ts';

const include = (href: string) =>
  `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="${href}"/>`;
const documentOf = (...contents: readonly string[]) =>
  parseXml(`<a>${contents.map((content) => `<b>${content}</b>`).join('')}</a>`);

async function* parts(...sizes: readonly number[]): AsyncGenerator<Attachment> {
  for (const [at, size] of sizes.entries()) {
    yield attachBytes(`part ${at}@here`, 'application/octet-stream', latin1('x'.repeat(size)));
  }
}

describe('a XOP document', () => {
  it('gets its content back, also where blanks stand round the reference or a part is meant twice', async () => {
    const document = documentOf(include('cid:part%200%40here'), `\n ${include('CID:part%200@here')}\n`);
    const inlined = await inlineXop(document, parts(3, 5), 1000);
    assert.equal(inlined && serialise(inlined.root), '<a><b>eHh4</b><b>\n eHh4\n</b></a>');
    // Adjacent text is one node, as everywhere.
    assert.ok(
      inlined?.root.children.every((child) => typeof child !== 'string' && child.children.length === 1),
    );
  });

  it('without a reference stays as it is', async () => {
    assert.equal(await inlineXop(documentOf('c'), noAttachments, 1000), undefined);
  });

  const refused: Readonly<Record<string, readonly string[]>> = {
    'another reference beside it': [include('cid:part 0@here') + include('cid:part 0@here')],
    'text beside it': [`YWJj${include('cid:part 0@here')}`],
    'an element beside it': [`<c/>${include('cid:part 0@here')}`],
    'a part that did not come': [include('cid:nobody')],
    'a reference to elsewhere': [include('http://example.org/')],
  };
  for (const [title, contents] of Object.entries(refused)) {
    it(`with ${title} is refused`, async () => {
      await assert.rejects(inlineXop(documentOf(...contents), parts(3), 1000), {
        code: 'ATTACHMENTS_MALFORMED',
      });
    });
  }

  it('whose references stand for more than may be held is refused before it is put together', async () => {
    const contents = Array.from({ length: 11 }, () => include('cid:part 0@here'));
    await assert.rejects(inlineXop(documentOf(...contents), parts(100), 1000), { code: 'ATTACHMENTS_LIMIT' });
    assert.ok(await inlineXop(documentOf(...contents.slice(1)), parts(100), 1000));
  });
});
