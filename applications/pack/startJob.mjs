#!/usr/bin/env node
import { InputRefused, reportProgress, runApplication } from '../wrapper/run.mjs';
import { packFiles } from './pack.mjs';

/** Usage: startJob.mjs file... archive level */
await runApplication(async (args) => {
  const [archive, level] = args.slice(-2);
  const files = args.slice(0, -2);
  if (files.length === 0) throw new InputRefused('There is no file to pack; expected at least one.');
  if (!/^[0-9]$/.test(level)) {
    throw new InputRefused(`Parameter level is '${level}'; expected a whole number from 0 to 9.`);
  }
  await packFiles(files, archive, Number(level), (share) => reportProgress(100 * share));
});
