import { InputError } from '../errors.ts';

/** How one list is called in refusals: by programs (`ofac`, as in `ofac_list_empty`) and by people (`The SDN list of OFAC`). */
export type ListLabel = { readonly code: string; readonly name: string };

const REMEDY = 'Fetch the file again; the last good version stays in use.';

/** No bytes, or a list without entries. */
export function emptyList({ code, name }: ListLabel): InputError {
  return new InputError(`${code}_list_empty`, `${name} holds no entry. ${REMEDY}`);
}

/** The text cannot be read as what it is meant to be; `complaint` goes on after the name: `is not well-formed XML ...`. */
export function malformedList({ code, name }: ListLabel, complaint: string): InputError {
  return new InputError(`${code}_list_malformed`, `${name} ${complaint}. ${REMEDY}`);
}

/** The beginning reads well and the end is missing. Half a list would clear people. */
export function cutShortList({ code, name }: ListLabel, complaint: string): InputError {
  return new InputError(`${code}_list_cut_short`, `${name} ${complaint}. ${REMEDY}`);
}

/** Well-formed, and another file. */
export function wrongList({ code, name }: ListLabel, found: string): InputError {
  return new InputError(
    `${code}_list_wrong_root`,
    `This is not ${name.replace(/^The /, 'the ')}: ${found}. Check the address or file name.`,
  );
}

/** The list does not say of which day it is, where its format has a place for it. */
export function undatedList({ code, name }: ListLabel, place: string): InputError {
  return new InputError(
    `${code}_list_undated`,
    `${name} does not say when it was made (${place}). Fetch the file again.`,
  );
}

/** An entry without its reference or its name, said by what it still has; never by a name. */
export function incompleteEntry({ code, name }: ListLabel, which: string): InputError {
  return new InputError(
    `${code}_entry_incomplete`,
    `The entry ${which} of ${name.replace(/^The /, 'the ')} lacks its reference or its name. Fetch the file again.`,
  );
}
