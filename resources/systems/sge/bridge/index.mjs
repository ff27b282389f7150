// SPDX-License-Identifier: GPL-3.0-or-later
// The bridge between Countersign's contract and a BullMQ queue. README.md says how to run it.
import { readFile } from 'node:fs/promises';
import { BadConfiguration, USAGE, configuration } from './config.mjs';
import { makeLog } from './log.mjs';

const CANNOT_RUN = 2;

async function main() {
  const config = configuration(process.argv.slice(2), process.env);
  if (config.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const { version } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
  const { Bridge } = await import('./bridge.mjs'); // not before the configuration is good: BullMQ takes a while to load
  const log = makeLog();
  const bridge = new Bridge(config, version, log);
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => bridge.stop());
  log.info('started', { name: config.name, version });
  await bridge.run();
  log.info('stopped');
}

try {
  await main();
} catch (error) {
  if (!(error instanceof BadConfiguration)) throw error;
  process.stderr.write(`countersign-bridge: ${error.message}\n`);
  process.exitCode = CANNOT_RUN;
}
