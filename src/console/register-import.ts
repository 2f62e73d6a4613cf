import { html } from 'hono/html';
import { Router, type Response } from 'express';
import { ENTRY_COLUMNS, IMPORT_ROWS_MAX } from '../determinations/entry-csv.ts';
import { RELATIONS, STATUSES } from '../determinations/entry.ts';
import type { Problem } from '../intake/problem.ts';
import { count, counted } from './figures.ts';
import { complaintBox, complaintsFrom, tokenField, type Complaint } from './form.ts';
import { page } from './layout.ts';
import type { RegisterSteps } from './register-steps.ts';
import { visitorOf } from './session.ts';
import { table, type Content, type Html } from './table.ts';
import type { UploadedForm } from './uploaded-file.ts';

const LABELS = { file: 'File' };

/** Where a file of determinations is sent. `uploadedFile` has read the form before it comes here. */
export function registerImportRoutes({ register }: { register: RegisterSteps }): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    show(response, importForm(response, []));
  });

  router.post('/', async (request, response) => {
    const { text } = request.body as UploadedForm;
    const { supervisor } = visitorOf(response);
    const outcome =
      text === undefined
        ? [{ field: 'file', message: 'Choose a CSV file that is not empty.' }]
        : await register.importEntries(text, supervisor.id).catch(complaintsFrom);
    if (Array.isArray(outcome)) {
      show(response.status(422), importForm(response, outcome));
      return;
    }
    const { proposed, problems } = outcome as Exclude<typeof outcome, Complaint[]>;
    show(response, [receipt(proposed, problems), importForm(response, [])]);
  });
  return router;
}

function show(response: Response, main: Content): void {
  response.send(
    page(visitorOf(response), {
      heading: 'Import a CSV file',
      section: 'Register',
      above: [['/console/register', 'Register']],
      main: html`${main}`,
    }),
  );
}

function receipt(proposed: number, problems: readonly Problem[]): Html {
  const rows = new Set(problems.map((it) => it.line)).size;
  return html`<section aria-labelledby="receipt">
    <h2 id="receipt">What became of the file</h2>
    <p role="status">
      ${counted(proposed, 'row')} proposed, ${counted(rows, 'row')} not taken.
      ${proposed > 0 ? html`<a href="/console/register/queue">See what waits for a second supervisor</a>` : undefined}
    </p>
    ${
      problems.length > 0
        ? table<Problem>({
            caption: 'What is wrong with the rows that were not taken, by line; mend them and send these rows again',
            columns: [
              { heading: 'Line', cell: (it) => count(it.line), isFigure: true },
              { heading: 'Column', cell: (it) => (it.pointer === '' ? 'The row' : it.pointer.split('/')[1]) },
              { heading: 'Code', cell: (it) => html`<code class="term">${it.code}</code>` },
              { heading: 'What to do', cell: (it) => it.message },
            ],
            rows: problems,
            empty: undefined,
          })
        : undefined
    }
  </section>`;
}

function importForm(response: Response, complaints: readonly Complaint[]): Html {
  return html`<form class="entry-form" method="post" action="/console/register/import" enctype="multipart/form-data">
    ${complaintBox({ values: {}, complaints }, LABELS)} ${tokenField(response)}
    <div class="field">
      <label for="file">${LABELS.file}</label>
      <input
        type="file"
        id="file"
        name="file"
        accept=".csv,text/csv"
        required
        aria-describedby="file-hint"
        ${complaints.length > 0 ? html`aria-invalid="true"` : undefined}
      />
      <p class="hint" id="file-hint">
        UTF-8, one determination a row, at most ${count(IMPORT_ROWS_MAX)} rows. Good rows are proposed and bad ones
        told; nothing is in force before another supervisor has confirmed it.
      </p>
    </div>
    <button type="submit" class="act">Import</button>
    <details>
      <summary>The columns</summary>
      <p>
        The first row names them, in any order:
        ${ENTRY_COLUMNS.map((it, place) => html`${place > 0 ? ', ' : ''}<code>${it}</code>`)}.
      </p>
      <p>
        A relation is one of ${RELATIONS.join(', ')}; a status one of ${STATUSES.join(', ')}. Dates are written as
        YYYY-MM-DD. Several names in one cell are separated by semicolons.
      </p>
    </details>
  </form>`;
}
