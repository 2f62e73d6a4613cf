import { malformedList } from './list-label.ts';
import type { ListLabel } from './list-label.ts';

/** The text or the bytes of a list, whole or in pieces of any size. */
export type ListSource = string | Iterable<string | Uint8Array>;

/**
 * The text of a list, piece by piece. Bytes are UTF-8 and nothing else: a list whose letters were damaged on the way is
 * refused, for a name with a wrong letter matches nobody.
 */
export function* textOf(source: ListSource, label: ListLabel): Generator<string> {
  if (typeof source === 'string') {
    yield source;
    return;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw malformedList(label, 'is not UTF-8 text: its letters were damaged on the way');
    }
  };
  for (const piece of source) yield typeof piece === 'string' ? piece : decode(piece);
  yield decode();
}

/**
 * The whole text of a list that its authority published in UTF-8 in some years and in Windows-1252 in others, as the
 * United Kingdom did. Text in the older encoding is hardly ever valid in the newer one, so the newer is tried first.
 */
export function wholeText(source: string | Uint8Array): string {
  if (typeof source === 'string') return source;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(source);
  } catch {
    return new TextDecoder('windows-1252').decode(source);
  }
}
