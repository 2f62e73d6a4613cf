import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const candidate = resolve(process.env['CORDON_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data'));

/**
 * The folder of real lists and names that the project is measured on, or undefined where it is not at hand: it is
 * not part of the project. Tests that read it are skipped then, and say so.
 */
export const SHARED_DATA: string | undefined = existsSync(candidate) ? candidate : undefined;
