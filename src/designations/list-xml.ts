import { SaxesParser } from 'saxes';
import { cutShortList, emptyList, malformedList, wrongList } from './list-label.ts';
import type { ListLabel } from './list-label.ts';
import { textOf } from './list-text.ts';
import type { ListSource } from './list-text.ts';

/** One element of a list, with the blanks around its text taken away; runs of blanks and line ends are one blank. */
export type XmlElement = {
  /** Without the prefix of its namespace: publishers change the address of theirs, and mean the same elements. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
};

export type XmlForm = {
  readonly label: ListLabel;
  readonly root: string;
  /** How deep the elements stand that are handed on: 1 are the children of the root, 2 theirs. */
  readonly depth: 1 | 2;
};

/**
 * Reads an XML list element by element, and answers the attributes of its root. Each element at the depth of the form is
 * handed on when it is whole, and not kept, so that a file of a hundred megabytes needs the memory of one entry.
 *
 * A file that is empty, not well-formed, of another kind or cut short is refused, though only after what stands before
 * the fault was handed on: a caller must answer nothing until this has returned.
 */
export function readXml(
  source: ListSource,
  { label, root, depth }: XmlForm,
  take: (element: XmlElement) => void,
): XmlElement['attributes'] {
  const parser = new SaxesParser({ position: true });
  const open: Growing[] = [];
  let rootAttributes: XmlElement['attributes'] = {};
  let isClosed = false;

  // The parser notices a bare ampersand only at the next semicolon, which may be many lines further on.
  const malformed = () => malformedList(label, `is not well-formed XML at or before line ${parser.line}`);
  parser.on('error', () => {
    throw malformed();
  });
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    const attributes = tag.attributes as Record<string, string>;
    if (open.length === 0) {
      if (name !== root) throw wrongList(label, `its root element is ${name.slice(0, 60)} and not ${root}`);
      rootAttributes = attributes;
    }
    open.push({ name, attributes, text: '', children: [] });
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = finished(open.pop()!);
    if (open.length === depth) take(element);
    else if (open.length > depth) open.at(-1)!.children.push(element);
    isClosed = open.length === 0;
  });

  const closingTag = new RegExp(`</(?:[\\w.-]+:)?${root}\\s*>$`);
  let end = '';
  for (const text of textOf(source, label)) {
    end = (end + text).trimEnd().slice(-200);
    parser.write(text);
  }
  if (end === '') throw emptyList(label);
  // A bare ampersand swallows all that follows it up to the next semicolon, and there may be none.
  if (!isClosed) {
    throw closingTag.test(end) ? malformed() : cutShortList(label, `breaks off at line ${parser.line}, before its end`);
  }
  parser.close();
  return rootAttributes;
}

/** The text of the first child of that name; an empty string where it is left out or empty. */
export function textAt(element: XmlElement, name: string): string {
  return element.children.find((it) => it.name === name)?.text ?? '';
}

/** All children of that name, in the order of the file. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((it) => it.name === name);
}

/** The elements at the end of a path of names, `akaList/aka`, in the order of the file. */
export function elementsAt(element: XmlElement, path: string): XmlElement[] {
  return path
    .split('/')
    .reduce<XmlElement[]>((found, name) => found.flatMap((it) => childrenNamed(it, name)), [element]);
}

/** The texts at the end of a path of names; the empty ones are left out. */
export function textsAt(element: XmlElement, path: string): string[] {
  return elementsAt(element, path).flatMap((it) => (it.text === '' ? [] : [it.text]));
}

type Growing = { name: string; attributes: Record<string, string>; text: string; children: XmlElement[] };

function finished({ name, attributes, text, children }: Growing): XmlElement {
  return { name, attributes, text: text.replaceAll(/\s+/g, ' ').trim(), children };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
