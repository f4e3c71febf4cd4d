import assert from 'node:assert/strict';
import fc from 'fast-check';
import { distinguishedName, nameText } from '../../../src/security/x509/distinguished-name.ts';
import { type Name, nameKey } from '../../../src/security/x509/name.ts';
import { normaliseDistinguishedName, parseName } from '../../../src/security/x509/name-text.ts';

const TYPES = {
  C: '2.5.4.6',
  ST: '2.5.4.8',
  L: '2.5.4.7',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  E: '1.2.840.113549.1.9.1',
  DC: '0.9.2342.19200300.100.1.25',
};

/** A name with one attribute a step, as encoded: most general step first. */
function name(...steps: readonly (readonly [type: keyof typeof TYPES, value: string])[]): Name {
  return steps.map(([type, value]) => [{ type: TYPES[type], value, isText: true }]);
}

describe('the normal form of a distinguished name (GR-23)', () => {
  it('has seven fields, missing ones as none', () => {
    assert.equal(
      distinguishedName(name(['C', 'GR'], ['O', 'Plegma'], ['CN', 'Alice'])),
      'EMAILADDRESS=none,CN=Alice,OU=none,O=Plegma,L=none,ST=none,C=GR',
    );
    assert.equal(
      distinguishedName(
        name(
          ['C', 'GB'],
          ['ST', 'Hants'],
          ['L', 'Soton'],
          ['O', 'ITI'],
          ['OU', 'Grid'],
          ['CN', 'A'],
          ['E', 'a@b'],
        ),
      ),
      'EMAILADDRESS=a@b,CN=A,OU=Grid,O=ITI,L=Soton,ST=Hants,C=GB',
    );
    assert.equal(distinguishedName([]), 'EMAILADDRESS=none,CN=none,OU=none,O=none,L=none,ST=none,C=none');
  });

  it('writes out what the seven fields cannot say: repeated, other, reordered, joined attributes', () => {
    assert.equal(
      distinguishedName(name(['O', 'P'], ['OU', 'a'], ['OU', 'b'], ['CN', 'x'])),
      'CN=x,OU=b,OU=a,O=P',
    );
    assert.equal(distinguishedName(name(['DC', 'org'], ['DC', 'grid'], ['CN', 'x'])), 'CN=x,DC=grid,DC=org');
    assert.equal(distinguishedName(name(['CN', 'x'], ['O', 'P'])), 'O=P,CN=x');
    const joined = [
      { type: TYPES.OU, value: 'b', isText: true },
      { type: TYPES.CN, value: 'a', isText: true },
    ];
    assert.equal(distinguishedName([joined]), 'CN=a+OU=b');
    assert.equal(distinguishedName([joined.toReversed()]), 'CN=a+OU=b');
    assert.equal(
      distinguishedName([[{ type: '1.2.3', value: '#0401ff', isText: false }]]),
      'OID.1.2.3=#0401ff',
    );
  });

  it('escapes what could be taken for something else', () => {
    const cn = (value: string) => /CN=(.*?),OU=none/s.exec(distinguishedName(name(['CN', value])))?.[1];
    assert.equal(cn('none'), '\\none');
    assert.equal(cn('a,O=b'), 'a\\,O\\=b');
    assert.equal(cn(' a '), '\\ a\\ ');
    assert.equal(cn(' '), '\\ ');
    assert.equal(cn('#1'), '\\#1');
    assert.equal(cn('a\nb\0\u009b'), 'a\\0ab\\00\\c2\\9b');
    // A byte order mark, a space without a break, an order to write from right to left.
    assert.equal(cn('\ufeffa\u00a0\u202eb'), '\\ef\\bb\\bfa\\c2\\a0\\e2\\80\\aeb');
    assert.equal(cn('a+b"c;<>\\'), 'a\\+b\\"c\\;\\<\\>\\\\');
  });

  const attribute = fc.record({
    type: fc.constantFrom(...Object.values(TYPES), '1.2.3'),
    value: fc.string({
      unit: fc.constantFrom('a', 'n', 'none', ',', '+', '=', '\\', ' ', '#', '"', '\n', '0', '\ufeff'),
      maxLength: 4,
    }),
    isText: fc.constant(true),
  });
  const names = fc.array(fc.array(attribute, { minLength: 1, maxLength: 2 }), { maxLength: 8 });
  const same = (left: Name, right: Name) =>
    JSON.stringify(left.map((step) => step.map((a) => `${a.type}=${a.value}`).sort())) ===
    JSON.stringify(right.map((step) => step.map((a) => `${a.type}=${a.value}`).sort()));

  it('never is one string for two names', () => {
    fc.assert(
      fc.property(names, names, (left, right) => {
        assert.equal(distinguishedName(left) === distinguishedName(right), same(left, right));
      }),
      { numRuns: 2000 },
    );
  });

  it('is read back as the name that it was made from', () => {
    fc.assert(
      fc.property(names, (original) => {
        assert.equal(distinguishedName(parseName(distinguishedName(original))), distinguishedName(original));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('reading a distinguished name', () => {
  it('knows the spellings of GRIA, Java, OpenSSL and .NET', () => {
    const expected = 'EMAILADDRESS=a@b.c,CN=Alice,OU=none,O=Plegma,L=none,ST=none,C=GR';
    for (const text of [
      'EMAILADDRESS=a@b.c,CN=Alice,OU=none,O=Plegma,L=none,ST=none,C=GR',
      'E=a@b.c, CN=Alice, O=Plegma, C=GR',
      'email = a@b.c ; commonName = "Alice" ; ORGANIZATIONNAME=Plegma;COUNTRYNAME=GR',
      'OID.1.2.840.113549.1.9.1=a@b.c,2.5.4.3=Alice,O=Plegma,C=GR',
    ]) {
      assert.equal(normaliseDistinguishedName(text), expected);
    }
  });

  it('reads quotes within quotes, escaped (RFC 2253) or doubled (.NET)', () => {
    const expected = normaliseDistinguishedName('CN=a \\"b\\",O=\\"');
    assert.equal(normaliseDistinguishedName('CN="a ""b""", O=""""'), expected);
    assert.equal(normaliseDistinguishedName('CN="a \\"b""",O="\\""'), expected);
    assert.throws(() => parseName('CN="a "b""'), /is no distinguished name/);
    assert.throws(() => parseName(`CN=${'"'.repeat(16_000)}x`), /is no distinguished name/);
  });

  it('knows the registered names of types that it writes by their number', () => {
    assert.deepEqual(
      parseName(
        'dnQualifier=7, postalCode=15773, OrganizationIdentifier=NTRGR-1, generationQualifier=III,C=GR',
      )
        .toReversed()
        .map((step) => step[0]?.type),
      ['2.5.4.46', '2.5.4.17', '2.5.4.97', '2.5.4.44', '2.5.4.6'],
    );
    assert.equal(normaliseDistinguishedName('DNQ=7,C=GR'), 'OID.2.5.4.46=7,C=GR');
  });

  it('undoes escapes, and keeps quoted and escaped words apart from missing fields', () => {
    assert.equal(parseName('CN=a\\,b\\2Bc\\C3\\A9 \\ ,C=GR')[1]?.[0]?.value, 'a,b+cé  ');
    assert.equal(parseName('CN="none"')[0]?.[0]?.value, 'none');
    assert.equal(parseName('CN=none').length, 0);
    assert.deepEqual(parseName('CN=#0401FF'), [[{ type: '2.5.4.3', value: '#0401ff', isText: false }]]);
    assert.deepEqual(parseName('CN=#04'), [[{ type: '2.5.4.3', value: '#04', isText: false }]]);
    assert.equal(
      parseName('1.2.840.113549.1.9.1=#1603614062,C=GR')[1]?.[0]?.value,
      'a@b',
      'Java, X500Principal',
    );
    assert.equal(parseName('CN=a+OU=b,C=GR')[1]?.length, 2);
  });

  it('refuses what is none', () => {
    for (const text of ['', 'Alice', 'CN', 'CN=a,', 'CN=a,,O=b', 'XYZ=a', '=a', 'CN="a', 'CN=a,O']) {
      assert.throws(() => parseName(text), { code: 'CERTIFICATE_UNREADABLE' }, text);
    }
  });

  it('writes names as RFC 2253 does', () => {
    assert.equal(nameText(name(['C', 'GR'], ['O', 'A, B'], ['CN', 'x'])), 'CN=x,O=A\\, B,C=GR');
  });

  it('compares issuers without regard to case, runs of spaces and string type', () => {
    assert.equal(nameKey(name(['CN', 'Test  ca '])), nameKey(name(['CN', 'test CA'])));
    assert.notEqual(nameKey(name(['CN', 'a'], ['O', 'b'])), nameKey(name(['O', 'b'], ['CN', 'a'])));
  });
});
