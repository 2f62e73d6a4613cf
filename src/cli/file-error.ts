import { InputError } from '../errors.ts';

const COMPLAINTS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EACCES: 'The file may not be read by you.',
  EISDIR: 'This is a folder, not a file.',
};

/** Makes a plain sentence of an error that the file system gave for a path; every other error stays what it is. */
export function fileError(path: string, error: unknown): unknown {
  const complaint = COMPLAINTS[(error as { code?: string } | undefined)?.code ?? ''];
  return complaint === undefined ? error : new InputError('file_unreadable', `${path}: ${complaint}`, { cause: error });
}
