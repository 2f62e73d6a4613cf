import { describe, expect, test } from 'vitest';
import { elementsAt, readXml, textsAt } from '../../src/designations/list-xml.ts';
import type { XmlElement } from '../../src/designations/list-xml.ts';

const LABEL = { code: 'sample', name: 'The sample list' };

function read(source: Parameters<typeof readXml>[0], depth: 1 | 2 = 1) {
  const elements: XmlElement[] = [];
  const root = readXml(source, { label: LABEL, root: 'list', depth }, (it) => elements.push(it));
  return { root, elements };
}

describe('readXml', () => {
  test('hands on the elements at its depth, each with its attributes, text and children', () => {
    const { root, elements } = read(
      '<list date="2026-11-23"><entry id="1"> a\n b <name>x</name></entry><entry/></list>',
    );
    expect(root).toEqual({ date: '2026-11-23' });
    expect(elements).toEqual([
      {
        name: 'entry',
        attributes: { id: '1' },
        text: 'a b',
        children: [{ name: 'name', attributes: {}, text: 'x', children: [] }],
      },
      { name: 'entry', attributes: {}, text: '', children: [] },
    ]);
  });

  test('looks a level deeper where a format has sections', () => {
    expect(read('<list><a><x>1</x></a><b><x>2</x></b></list>', 2).elements.map((it) => it.text)).toEqual(['1', '2']);
  });

  test('takes an element for the same under whatever prefix its namespace has', () => {
    const { elements } = read('<n:list xmlns:n="urn:sample"><n:entry n:id="1"/></n:list>');
    expect(elements.map((it) => it.name)).toEqual(['entry']);
  });

  test('reads CDATA, and bytes in pieces that cut letters in two', () => {
    const bytes = new TextEncoder().encode('<list><entry><![CDATA[A & 시험]]></entry></list>');
    const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(read(pieces).elements.map((it) => it.text)).toEqual(['A & 시험']);
  });

  test('finds elements and texts at the end of a path, and leaves the empty ones out', () => {
    const [entry] = read('<list><e><ids><id>1</id><id/></ids><ids><id>2</id></ids></e></list>').elements;
    expect(elementsAt(entry!, 'ids/id')).toHaveLength(3);
    expect(textsAt(entry!, 'ids/id')).toEqual(['1', '2']);
    expect(textsAt(entry!, 'nothing/there')).toEqual([]);
  });

  test.each([
    ['nothing', '', 'sample_list_empty'],
    ['blanks', ' \n', 'sample_list_empty'],
    ['another root', '<html></html>', 'sample_list_wrong_root'],
    ['no closing tag', '<list><entry>', 'sample_list_cut_short'],
    ['a closing tag and a fault before it', '<list><entry>A & B</entry></list>', 'sample_list_malformed'],
    ['tags that cross', '<list><a><b></a></b></list>', 'sample_list_malformed'],
    ['an entity of its own', '<!DOCTYPE list [<!ENTITY x "y">]><list><e>&x;</e></list>', 'sample_list_malformed'],
  ])('refuses %s', (_, text, code) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ name: 'InputError', code }));
  });
});
