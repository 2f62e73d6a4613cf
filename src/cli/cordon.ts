import './quiet-log.ts';
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { complain } from './complain.ts';
import { institutionsCommand } from './institutions.ts';
import { keysCommand } from './keys.ts';
import { supervisorsCommand } from './supervisors.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const cordon = new Command('cordon')
  .description('Screens account books against DPRK-linked designations, and runs the service that does so for banks.')
  .version(version)
  .showHelpAfterError('See "cordon help" for what can be asked.')
  .addCommand(institutionsCommand())
  .addCommand(keysCommand())
  .addCommand(supervisorsCommand());

try {
  await cordon.parseAsync();
} catch (error) {
  complain(error);
}
