import assert from 'node:assert/strict';
import {
  alternativeNamesOf,
  basicConstraintsOf,
  type NameToWrite,
} from '../../../src/security/pki/write-certificate.ts';
import { type NameStep, writeName } from '../../../src/security/pki/write-signed.ts';
import { derElement, derExplicit, derSequence } from '../../../src/security/x509/der-write.ts';
import { EXTENSION, GENERAL_NAME } from '../../../src/security/x509/extensions.ts';
import { checkNameConstraints } from '../../../src/security/x509/name-constraints.ts';
import { C, CN, makeRoot, makeSigner, O } from '../make-certificate.ts';

const text = (kind: 1 | 2 | 6, value: string): NameToWrite => ({
  kind,
  content: new TextEncoder().encode(value),
});
const dns = (value: string) => text(GENERAL_NAME.dns, value);
const email = (value: string) => text(GENERAL_NAME.email, value);
const directory = (...steps: NameStep[]): NameToWrite => ({
  kind: GENERAL_NAME.directory,
  content: writeName(steps),
});

function constraints(
  permitted: readonly NameToWrite[],
  excluded: readonly NameToWrite[],
  bounds: readonly Uint8Array[] = [],
) {
  const subtree = ({ kind, content }: NameToWrite) =>
    derSequence(derElement(kind === 4 ? 0xa4 : 0x80 | kind, content), ...bounds);
  const list = (number: number, names: readonly NameToWrite[]) =>
    names.length === 0 ? [] : [derExplicit(number, ...names.map(subtree))];
  return {
    oid: EXTENSION.nameConstraints,
    critical: true,
    value: derSequence(...list(0, permitted), ...list(1, excluded)),
  };
}

async function check(
  limits: ReturnType<typeof constraints>,
  subject: NameStep[],
  names: NameToWrite[] = [],
): Promise<boolean> {
  const root = await makeRoot([[CN, 'Limited']], { extensions: [basicConstraintsOf(true), limits] });
  const extensions = names.length === 0 ? [] : [alternativeNamesOf(names)];
  const { credential } = await makeSigner(root, { subject, extensions });
  try {
    checkNameConstraints(root.certificate, credential.chain[0]);
    return true;
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'CERTIFICATE_USAGE');
    return false;
  }
}

describe('name constraints (RFC 5280 §4.2.1.10)', () => {
  it('keep subjects within a directory subtree', async () => {
    const limits = constraints([directory([C, 'GR'], [O, 'Plegma'])], []);
    assert.equal(
      await check(limits, [
        [C, 'GR'],
        [O, 'Plegma'],
        [CN, 'a'],
      ]),
      true,
    );
    assert.equal(
      await check(limits, [
        [C, 'gr'],
        [O, 'PLEGMA'],
        [CN, 'a'],
      ]),
      true,
    );
    assert.equal(
      await check(limits, [
        [C, 'GR'],
        [O, 'Other'],
        [CN, 'a'],
      ]),
      false,
    );
    assert.equal(
      await check(limits, [
        [O, 'Plegma'],
        [C, 'GR'],
      ]),
      false,
    );
    assert.equal(
      await check(
        limits,
        [
          [C, 'GR'],
          [O, 'Plegma'],
        ],
        [directory([CN, 'elsewhere'])],
      ),
      false,
    );
  });

  it('exclude subtrees', async () => {
    const limits = constraints([], [directory([C, 'GR'])]);
    assert.equal(
      await check(limits, [
        [C, 'GR'],
        [CN, 'a'],
      ]),
      false,
    );
    assert.equal(
      await check(limits, [
        [C, 'DE'],
        [CN, 'a'],
      ]),
      true,
    );
  });

  it('keep host names within domains, also one that stands as common name', async () => {
    const limits = constraints([dns('grid.example')], [dns('secret.grid.example')]);
    assert.equal(await check(limits, [[CN, 'x']], [dns('a.Grid.example'), dns('grid.example')]), true);
    assert.equal(await check(limits, [[CN, 'x']], [dns('evilgrid.example')]), false);
    assert.equal(await check(limits, [[CN, 'x']], [dns('a.secret.grid.example')]), false);
    assert.equal(await check(limits, [[CN, 'broker.other.example']]), false);
    assert.equal(await check(limits, [[CN, 'broker.grid.example']]), true);
    assert.equal(
      await check(constraints([dns('.grid.example')], []), [[CN, 'x']], [dns('grid.example')]),
      false,
    );
    assert.equal(await check(constraints([dns('')], []), [[CN, 'x']], [dns('any')]), true);
  });

  it('keep mail addresses within hosts, domains or one mailbox', async () => {
    const mail = (address: string): NameStep[] => [['1.2.840.113549.1.9.1', address]];
    assert.equal(await check(constraints([email('example.org')], []), mail('a@example.org')), true);
    assert.equal(await check(constraints([email('example.org')], []), mail('a@b.example.org')), false);
    assert.equal(await check(constraints([email('.example.org')], []), mail('a@b.example.org')), true);
    assert.equal(
      await check(constraints([email('a@example.org')], []), [[CN, 'x']], [email('b@example.org')]),
      false,
    );
  });

  it('keep URIs within a host or a domain', async () => {
    const uri = (value: string) => text(GENERAL_NAME.uri, value);
    const domain = constraints([uri('.grid.example')], [uri('secret.grid.example')]);
    for (const within of [
      'http://a.grid.example',
      'HTTPS://u:p@B.Grid.Example:8443/x?y#z',
      'ftp://a.grid.example./',
    ])
      assert.equal(await check(domain, [[CN, 'x']], [uri(within)]), true, within);
    for (const outside of [
      'http://grid.example/',
      'http://secret.grid.example/',
      'http://evil.example/a.grid.example',
      'http://evil.example?.grid.example',
      'http://a.grid.example@evil.example/',
      'http://evil.example\\.grid.example/',
      'http://192.0.2.1/',
      'urn:a.grid.example',
    ])
      assert.equal(await check(domain, [[CN, 'x']], [uri(outside)]), false, outside);
    const host = constraints([uri('grid.example')], []);
    assert.equal(await check(host, [[CN, 'x']], [uri('http://grid.example/a')]), true);
    assert.equal(await check(host, [[CN, 'x']], [uri('http://a.grid.example/')]), false);
  });

  it('keep addresses within networks', async () => {
    const address = (...octets: number[]): NameToWrite => ({
      kind: GENERAL_NAME.address,
      content: Uint8Array.from(octets),
    });
    const network = constraints(
      [address(192, 0, 2, 0, 255, 255, 255, 0)],
      [address(192, 0, 2, 7, 255, 255, 255, 255)],
    );
    assert.equal(await check(network, [[CN, 'x']], [address(192, 0, 2, 1)]), true);
    assert.equal(await check(network, [[CN, 'x']], [address(192, 0, 3, 1)]), false);
    assert.equal(await check(network, [[CN, 'x']], [address(192, 0, 2, 7)]), false);
    assert.equal(await check(network, [[CN, 'x']], [address(...new Array<number>(16).fill(0))]), false);
    assert.equal(await check(network, [[CN, 'x']], [address(192, 0, 2)]), false);
    assert.equal(await check(constraints([], [address(10, 0)]), [[CN, 'x']], [address(10, 0, 0, 1)]), false);
  });

  it('of a kind that cannot be compared refuse every name of that kind', async () => {
    const uri = text(GENERAL_NAME.uri, 'urn:a');
    assert.equal(await check(constraints([uri], []), [[CN, 'x']], [uri]), false);
    assert.equal(await check(constraints([], [uri]), [[CN, 'x']], [text(6, 'urn:b')]), false);
    assert.equal(await check(constraints([uri], []), [[CN, 'x']]), true);
  });

  it('with bounds cannot be read', async () => {
    const limits = constraints([dns('a')], [], [derElement(0x80, Uint8Array.of(1))]);
    const root = await makeRoot([[CN, 'Bounds']], { extensions: [basicConstraintsOf(true), limits] });
    assert.throws(() => checkNameConstraints(root.certificate, root.certificate), {
      code: 'CERTIFICATE_UNREADABLE',
    });
  });
});
