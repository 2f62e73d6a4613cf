import './quiet-log.ts';
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { complain } from './complain.ts';
import { demoCommand } from './demo.ts';
import { institutionsCommand } from './institutions.ts';
import { keysCommand } from './keys.ts';
import { listsCommand } from './lists.ts';
import { registerCommand } from './register.ts';
import { screenCommand } from './screen.ts';
import { submitCommand } from './submit.ts';
import { supervisorsCommand } from './supervisors.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const cordon = new Command('cordon')
  .description('Screens account books against DPRK-linked designations, and runs the service that does so for banks.')
  .version(version)
  .showHelpAfterError('See "cordon help" for what can be asked.')
  .addCommand(screenCommand())
  .addCommand(submitCommand())
  .addCommand(demoCommand())
  .addCommand(listsCommand())
  .addCommand(registerCommand())
  .addCommand(institutionsCommand())
  .addCommand(keysCommand())
  .addCommand(supervisorsCommand());

// Whoever has seen enough closes the pipe (`cordon screen ... | head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await cordon.parseAsync();
} catch (error) {
  complain(error);
}
