import { raw, type RequestHandler } from 'express';
import { InputError } from '../errors.ts';

/** Two thousand rows of a register are far less. */
const UPLOAD_BYTES_MAX = 2_000_000;
/** As many characters as a form token has, and no more are read of it. */
const FORM_TOKEN_LENGTH_MAX = 100;

/** What a form with a file leaves in `request.body`. */
export type UploadedForm = { readonly formToken: string; readonly text: string | undefined };

/** Reads a form that carries a file, into the token and the text of the file. Any other request passes untouched. */
export function uploadedFile(): RequestHandler[] {
  return [
    raw({ type: 'multipart/form-data', limit: UPLOAD_BYTES_MAX }),
    async (request, _response, next) => {
      if (Buffer.isBuffer(request.body)) request.body = await readForm(request.body, request.get('content-type')!);
      next();
    },
  ];
}

async function readForm(bytes: Buffer, contentType: string): Promise<UploadedForm> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw new InputError('upload_unreadable', 'The form could not be read. Choose the file and send it again.');
    });
  const [formToken, file] = [form.get('formToken'), form.get('file')];
  return {
    formToken: typeof formToken === 'string' ? formToken.slice(0, FORM_TOKEN_LENGTH_MAX) : '',
    text: file instanceof File && file.size > 0 ? textOf(await file.bytes()) : undefined,
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError('not_utf8', 'The file is not in UTF-8. Save it as "CSV UTF-8" and send it again.');
  }
}
