import { html } from 'hono/html';
import type { Response } from 'express';
import { InputError } from '../errors.ts';
import { problemsIn } from '../intake/problem.ts';
import type { z } from 'zod';
import { visitorOf } from './session.ts';
import type { Content, Html } from './table.ts';

/** What a form holds: as it was sent, for showing it again, and what is wrong with it by the names of its fields. */
export type Filled = {
  readonly values: Readonly<Record<string, string>>;
  readonly complaints: readonly Complaint[];
};

/** `field` is empty where the form as a whole is meant. */
export type Complaint = { readonly field: string; readonly message: string };

export const UNFILLED: Filled = { values: {}, complaints: [] };

/** The fields that were sent with something in them, without outer blanks. */
export function sentFields(body: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([field, value]) => {
      const text = typeof value === 'string' ? value.trim() : '';
      return text === '' || field === 'formToken' ? [] : [[field, text]];
    }),
  );
}

/** The complaints of a schema, by the fields of the form. */
export function complaintsOf(error: z.ZodError, value: unknown): Complaint[] {
  return problemsIn(error.issues, value, { line: 1, pointer: '' }).map(({ pointer, message }) => ({
    field: pointer.split('/')[1] ?? '',
    message,
  }));
}

/** What a step refused, said on the form that asked for it. A fault of ours stays one. */
export function complaintsFrom(error: unknown): Complaint[] {
  if (error instanceof InputError) return [{ field: '', message: error.message }];
  throw error;
}

/** The hidden token without which no form of a session is taken. */
export function tokenField(response: Response): Html {
  return html`<input type="hidden" name="formToken" value="${visitorOf(response).formToken}" />`;
}

/** Everything that is wrong, at the top of the form and read out at once; each leads to its field. */
export function complaintBox(filled: Filled, labels: Readonly<Record<string, string>>, prefix = ''): Html | undefined {
  if (filled.complaints.length === 0) return undefined;
  return html`<div class="complaint" role="alert">
    <p>Nothing was recorded. Mend this and send it again:</p>
    <ul>
      ${filled.complaints.map(({ field, message }) => {
        const label = labels[field];
        return html`<li>${label ? html`<a href="#${prefix}${field}">${label}</a>: ${message}` : message}</li>`;
      })}
    </ul>
  </div>`;
}

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'date' | 'number';
  readonly isNeeded?: boolean;
  /** Several lines. */
  readonly isLong?: boolean;
  /** A choice instead of a text. */
  readonly options?: readonly (readonly [value: string, label: string])[];
};

/** One field with its label, its hint, and what was wrong with it the last time. `prefix` tells forms of one page apart. */
export function formField(field: Field, { values, complaints }: Filled, prefix = ''): Html {
  const { name, label, hint, isNeeded } = field;
  const id = `${prefix}${name}`;
  const complaint = complaints.find((it) => it.field === name);
  const described = [hint === undefined ? undefined : `${id}-hint`, complaint && `${id}-complaint`].filter(Boolean);
  const attributes = html`id="${id}" name="${name}" ${isNeeded ? html`required` : undefined}
  ${complaint ? html`aria-invalid="true"` : undefined}
  ${described.length > 0 ? html`aria-describedby="${described.join(' ')}"` : undefined}`;
  return html`<div class="field">
    <label for="${id}">${label}${isNeeded ? undefined : html` <span class="optional">(optional)</span>`}</label>
    ${control(field, values[name] ?? '', attributes)} ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${complaint && html`<p class="field-complaint" id="${id}-complaint">${complaint.message}</p>`}
  </div>`;
}

function control({ type = 'text', isLong, options }: Field, value: string, attributes: Content): Html {
  if (options !== undefined) {
    return html`<select ${attributes}>
      ${options.map(
        ([option, text]) =>
          html`<option value="${option}" ${option === value ? html`selected` : undefined}>${text}</option>`,
      )}
    </select>`;
  }
  if (isLong) return html`<textarea ${attributes} rows="3">${value}</textarea>`;
  return html`<input type="${type}" ${attributes} value="${value}" autocomplete="off" />`;
}
