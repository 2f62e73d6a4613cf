declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** A writable stream that is also a query: hand it to `client.query`, then write the rows into it. */
  export function from(statement: string): Writable & Submittable;
}
