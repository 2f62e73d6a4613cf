import { SaxesParser } from 'saxes';
import { InputError } from '../errors.ts';

/** One element of the UN list with the blanks around its text taken away; runs of blanks and line ends are one blank. */
export type UnElement = {
  readonly name: string;
  readonly text: string;
  readonly children: readonly UnElement[];
};

/** The list as its file has it: when it was made, and one element for each INDIVIDUAL and ENTITY. */
export type UnFile = { readonly dateGenerated: string; readonly entries: readonly UnElement[] };

/** The text or UTF-8 bytes of a list, whole or in pieces of any size. */
export type XmlSource = string | Iterable<string | Uint8Array>;

const ROOT = 'CONSOLIDATED_LIST';
const CLOSING_TAG = `</${ROOT}>`;

/**
 * Reads the UN consolidated list, whatever its quote style, indentation and order of elements. A file that is empty,
 * not well-formed, not this list or cut short is refused whole: half a list would clear people.
 */
export function readUnXml(source: XmlSource): UnFile {
  const parser = new SaxesParser({ position: true });
  const open: Growing[] = [];
  const entries: UnElement[] = [];
  let dateGenerated = '';
  let isClosed = false;

  parser.on('error', () => {
    throw malformed(parser.line);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === 0) {
      if (name !== ROOT) throw wrongRoot(name);
      dateGenerated = String(attributes['dateGenerated'] ?? '');
    }
    open.push({ name, text: '', children: [] });
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = finished(open.pop()!);
    if (element.name === 'INDIVIDUAL' || element.name === 'ENTITY') entries.push(element);
    // Sections and the root keep no children: an entry is held once, in `entries`.
    else if (open.length > 2) open.at(-1)!.children.push(element);
    isClosed = open.length === 0;
  });

  let end = '';
  for (const text of textOf(source)) {
    end = (end + text).trimEnd().slice(-CLOSING_TAG.length);
    parser.write(text);
  }
  if (end === '') throw empty();
  // A bare ampersand swallows all that follows it up to the next semicolon, and there may be none.
  if (!isClosed) throw end === CLOSING_TAG ? malformed(parser.line) : cutShort(parser.line);
  parser.close();
  if (entries.length === 0) throw empty();
  return { dateGenerated, entries };
}

/** The text of the first child of that name; an empty string where it is left out or empty. */
export function textAt(element: UnElement, name: string): string {
  return element.children.find((it) => it.name === name)?.text ?? '';
}

/** All children of that name, in the order of the file. */
export function childrenNamed(element: UnElement, name: string): UnElement[] {
  return element.children.filter((it) => it.name === name);
}

type Growing = { name: string; text: string; children: UnElement[] };

function finished({ name, text, children }: Growing): UnElement {
  return { name, text: text.replaceAll(/\s+/g, ' ').trim(), children };
}

function* textOf(source: XmlSource): Generator<string> {
  if (typeof source === 'string') {
    yield source;
    return;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw notUtf8();
    }
  };
  for (const piece of source) yield typeof piece === 'string' ? piece : decode(piece);
  yield decode();
}

function empty(): InputError {
  return new InputError(
    'un_list_empty',
    'The UN list holds no entry. Fetch the file again; the last good version stays in use.',
  );
}

/** The parser notices a bare ampersand only at the next semicolon, which may be many lines further on. */
function malformed(line: number): InputError {
  return new InputError(
    'un_list_malformed',
    `The UN list is not well-formed XML at or before line ${line}. Fetch the file again; the last good version stays in use.`,
  );
}

function notUtf8(): InputError {
  return new InputError(
    'un_list_malformed',
    'The UN list is not UTF-8 text: its letters were damaged on the way. Fetch the file again; the last good version stays in use.',
  );
}

function wrongRoot(name: string): InputError {
  return new InputError(
    'un_list_wrong_root',
    `This is not the UN consolidated list: its root element is ${name.slice(0, 60)} and not ${ROOT}. Check the address or file name.`,
  );
}

function cutShort(line: number): InputError {
  return new InputError(
    'un_list_cut_short',
    `The UN list breaks off at line ${line}, before its end. Fetch the file again; the last good version stays in use.`,
  );
}
