import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { useConsole } from '../support/open-console.ts';
import { SUPERVISOR } from '../support/seed.ts';
import { until } from '../support/until.ts';

if (CHROMIUM === undefined) {
  process.stdout.write('\nSKIPPED: the console in a browser. Install chromium or set CHROMIUM_PATH to run it too.\n\n');
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Set it to a folder to keep a picture of every page. */
const SCREENSHOTS = process.env['CONSOLE_SCREENSHOTS'];

describe.skipIf(CHROMIUM === undefined)('the console in a browser', () => {
  const cordon = useConsole();
  const server: Server = createServer((request, response) => void cordon.app(request, response));
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const pages = (): [name: string, path: string][] => [
    ['overview', '/console'],
    ['batches', '/console/batches'],
    ['batches-none', '/console/batches?kind=single'],
    ['batch-screened', `/console/batches/${cordon.seed.screenedBatchId}`],
    ['batch-running', `/console/batches/${cordon.seed.runningBatchId}`],
    ['recommendations', '/console/recommendations'],
    ['recommendation', `/console/recommendations/${cordon.seed.frozenRecommendationId}`],
    ['recommendation-disputed', `/console/recommendations/${cordon.seed.disputedRecommendationId}`],
    ['deliveries', '/console/deliveries'],
    ['delivery', `/console/deliveries/${cordon.seed.exhaustedDeliveryId}`],
    ['lists', '/console/lists'],
    ['register', '/console/register'],
    ['register-none', '/console/register?standing=rejected&before=00000000-0000-7000-8000-000000000000'],
    ['register-queue', '/console/register/queue'],
    ['register-propose', '/console/register/propose'],
    ['register-import', '/console/register/import'],
    ['determination', `/console/register/determinations/${cordon.seed.determinationId}`],
    ['proposal-of-another', `/console/register/proposals/${cordon.seed.othersProposalId}`],
    ['proposal-own', `/console/register/proposals/${cordon.seed.ownProposalId}`],
    ['meetings', '/console/meetings'],
    ['meeting', `/console/meetings/${cordon.seed.meetingId}`],
    ['re-screenings', '/console/re-screenings'],
    ['list-changes', `/console/lists/changes?to=${cordon.seed.newestListVersionId}`],
    ['dissemination', '/console/lists/dissemination'],
    ['institutions', '/console/institutions'],
    ['not-found', '/console/nowhere'],
  ];

  test('a supervisor signs in with the keyboard alone and comes to the page that was asked for', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/console/lists`);
    await page.keyboard.type(SUPERVISOR.username);
    await page.keyboard.press('Tab');
    await page.keyboard.type(SUPERVISOR.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/console/lists`);

    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.close();
  });

  test('no page asks for anything that its content policy forbids, or complains in the console', async () => {
    const context = await browser.newContext();
    await signIn(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`${page.url()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/console`)) complaints.push(`${page.url()} asks for ${request.url()}`);
    });
    for (const [name, path] of pages()) {
      if (name !== 'not-found') await page.goto(origin + path);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  const looks = [
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const;

  test.each(looks)(
    'every page is accessible, has one heading and fits (%s, %i wide)',
    async (colorScheme, width) => {
      // Only axe itself needs the policy out of its way.
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      await signIn(context);
      const page = await context.newPage();
      for (const [name, path] of pages()) {
        await page.goto(origin + path);
        await keepPicture(page, `${name}-${colorScheme}-${width}`);
        expect(await page.locator('h1').count(), path).toBe(1);
        expect(await overflow(page), path).toBe(0);
        expect(await findViolations(page), path).toEqual([]);
      }
      await context.close();
    },
    120_000,
  );

  test('every page fits a screen 360 pixels wide, with every part of it opened', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    await signIn(context);
    const page = await context.newPage();
    for (const [name, path] of pages()) {
      await page.goto(origin + path);
      await page.evaluate('document.querySelectorAll("details").forEach((it) => { it.open = true; })');
      await keepPicture(page, `${name}-360`);
      expect(await overflow(page), path).toBe(0);
    }
    await context.close();
  });

  test('the sign-in page is accessible, also when it complains', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${origin}/console/sign-in`);
    await keepPicture(page, 'sign-in');
    expect(await findViolations(page)).toEqual([]);
    await page.getByLabel('Username').fill('nobody');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await keepPicture(page, 'sign-in-wrong');
    expect(await findViolations(page)).toEqual([]);
    await context.close();
  });

  test('the progress of a batch is seen to move without reloading, and rests when it is done', async () => {
    const context = await browser.newContext();
    await signIn(context);
    const page = await context.newPage();
    let documents = 0;
    page.on('request', (request) => (documents += request.isNavigationRequest() ? 1 : 0));
    await page.goto(`${origin}/console/batches/${cordon.seed.runningBatchId}`);
    await page.getByText('20 of 80 holders screened').waitFor();

    const link = page.getByRole('link', { name: 'Unscreenable', exact: true });
    await link.focus();
    await cordon.seed.screenNextChunk();
    await page.getByText('30 of 80 holders screened').waitFor();
    expect(await focusedText(page)).toBe('Unscreenable');

    while (await cordon.seed.screenNextChunk()) await until(() => true);
    await page.getByRole('status').getByText('Screened').waitFor();

    expect(documents).toBe(1);
    expect(await page.locator('#live[hx-get]').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Pause renewing' }).isVisible()).toBe(false);
    await context.close();
  });

  test('a reader who pauses the renewing is left in peace, and goes on when he likes', async () => {
    const context = await browser.newContext();
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`${origin}/console`);
    await page.evaluate(`document.addEventListener('htmx:before:request', (event) => {
      document.body.dataset.lastLook = event.defaultPrevented ? 'held back' : 'made';
    })`);
    const pause = page.getByRole('button', { name: 'Pause renewing' });
    await pause.focus();
    await page.keyboard.press('Space');
    await page.locator('body[data-last-look="held back"]').waitFor();
    await page.keyboard.press('Space');
    await page.locator('body[data-last-look="made"]').waitFor();
    await context.close();
  });

  test('the forms of the register are accessible too when they complain, and lead to the field', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`${origin}/console/register/propose`);
    await page.getByLabel('Decision', { exact: true }).selectOption('2.1');
    await page.getByLabel('Reference', { exact: true }).fill('ND-2026-090');
    await page.getByLabel('Name', { exact: true }).fill('Invented Complaint Ltd');
    await page.getByLabel('In force from').fill('2019-12-30');
    await page.getByLabel('Birth date').fill('1964');
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Birth date' }).click();
    expect(await page.evaluate('document.activeElement.id || location.hash')).toMatch(/birthDate$/);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Invented Complaint Ltd');
    await keepPicture(page, 'register-propose-complaint');
    expect(await findViolations(page)).toEqual([]);

    await page.goto(`${origin}/console/register/import`);
    const rows = [
      'reference,meeting,decision,kind,name,relation,effectiveOn',
      'ND-2026-091,1,1,entity,,owner,2019-12-30',
    ];
    const file = { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
    await page.getByLabel('File').setInputFiles(file);
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('status').getByText('0 rows proposed, 1 row not taken').waitFor();
    await keepPicture(page, 'register-import-problems');
    expect(await findViolations(page)).toEqual([]);
    await context.close();
  });

  test('a proposal of another supervisor is confirmed with the keyboard alone', async () => {
    const context = await browser.newContext();
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`${origin}/console/register/queue`);
    const [box] = await page.getByRole('checkbox').all();
    await page.getByRole('link', { name: 'Skip to the content' }).focus();
    await page.keyboard.press('Enter');
    let tabs = 0;
    while ((await page.evaluate('document.activeElement.type')) !== 'checkbox' && tabs++ < 10) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    expect(await box!.isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('1 proposal confirmed').waitFor();
    await context.close();
  });

  test('without JavaScript every page can be read, renewed and filtered, and a delivery sent again', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await signIn(context);
    const page = await context.newPage();
    await page.goto(`${origin}/console`);
    await page.getByRole('link', { name: 'Reload for newer figures' }).click();
    await page.getByRole('heading', { name: 'Overview', exact: true }).waitFor();

    await page.goto(`${origin}/console/recommendations`);
    await page.getByLabel('Action').selectOption('Close');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/action=close/);
    expect(await page.getByRole('cell').getByText('Freeze and report').count()).toBe(0);

    await page.goto(`${origin}/console/deliveries/${cordon.seed.exhaustedDeliveryId}`);
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('status').getByText('Pending').waitFor();
    await context.close();
  });

  async function signIn(context: BrowserContext): Promise<void> {
    const page = await context.newPage();
    await page.goto(`${origin}/console`);
    await page.getByLabel('Username').fill(SUPERVISOR.username);
    await page.getByLabel('Password').fill(SUPERVISOR.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.close();
  }
});

async function findViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: AXE });
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  return violations.flatMap((it) =>
    it.nodes.map((node) => `${it.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
  );
}

/** How many pixels of the page lie beyond the right edge of the window. */
async function overflow(page: Page): Promise<number> {
  return Math.max(0, await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'));
}

async function focusedText(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent');
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS === undefined) return;
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
