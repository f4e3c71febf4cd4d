import assert from 'node:assert/strict';
import {
  attribute,
  child,
  childElements,
  childrenNamed,
  isNamed,
  pathOf,
  text,
} from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';

const root = parseXml(
  '<e:E xmlns:e="urn:e" id="1" e:id="2"> <e:b>x</e:b><b>y</b><e:b>1<c/>2<c>z</c></e:b><e:d><e:b/></e:d></e:E>',
);

describe('navigation', () => {
  it('finds child elements and leaves text out', () => {
    assert.deepEqual(
      childElements(root).map((element) => element.local),
      ['b', 'b', 'b', 'd'],
    );
  });

  it('finds children by expanded name, only directly inside', () => {
    assert.equal(childrenNamed(root, 'urn:e', 'b').length, 2);
    assert.equal(child(root, 'urn:e', 'b'), childElements(root)[0]);
    assert.equal(child(root, '', 'b'), childElements(root)[1]);
    assert.equal(child(root, 'urn:other', 'b'), undefined);
    assert.ok(isNamed(root, 'urn:e', 'E'));
  });

  it('reads text directly inside, joined', () => {
    assert.deepEqual(childElements(root).map(text), ['x', 'y', '12', '']);
  });

  it('reads attributes by expanded name', () => {
    assert.equal(attribute(root, '', 'id'), '1');
    assert.equal(attribute(root, 'urn:e', 'id'), '2');
    assert.equal(attribute(root, 'urn:e', 'other'), undefined);
  });

  it('names a place by its path, numbered where siblings share the name', () => {
    const [first, other, second, last] = childElements(root);
    assert.ok(first && other && second && last);
    assert.equal(pathOf(root), 'E');
    assert.equal(pathOf(first), 'E/b[1]');
    assert.equal(pathOf(other), 'E/b');
    assert.equal(pathOf(second), 'E/b[2]');
    const deepest = childElements(last)[0];
    assert.ok(deepest);
    assert.equal(pathOf(deepest, root), 'd/b');
  });
});
