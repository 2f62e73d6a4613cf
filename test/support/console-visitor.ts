import type { Express } from 'express';
import supertest from 'supertest';
import { SUPERVISOR } from './seed.ts';

/** What a browser says of itself when a page of the console sends a form. */
export const FROM_OUR_PAGE = { 'sec-fetch-site': 'same-origin' };

/** A browser that keeps its cookies. */
export type Visitor = ReturnType<typeof supertest.agent>;

export function aVisitor(app: Express): Visitor {
  return supertest.agent(app);
}

/** Fills the sign-in form and sends it. */
export function sendSignIn(visitor: Visitor, given: Partial<Record<'username' | 'password' | 'next', string>> = {}) {
  const { username, password } = SUPERVISOR;
  return visitor
    .post('/console/sign-in')
    .set(FROM_OUR_PAGE)
    .type('form')
    .send({ username, password, ...given });
}

/** The token that the forms of this visitor's session carry. */
export async function readFormToken(visitor: Visitor): Promise<string> {
  const { text } = await visitor.get('/console');
  return /name="formToken" value="([^"]+)"/.exec(text)![1]!;
}
