// SPDX-License-Identifier: GPL-3.0-or-later
// Lays a copy of the bridge in the build folder, has npm install what it needs there, and runs the tests with node's own
// runner. usage: node run.mjs SOURCE-OF-BRIDGE FOLDER TEST...   (NPM, BRIDGE_WORLD, REDIS_SERVER in the environment;
// BRIDGE_NODE: another node to run the bridge with, as one too old for these tests)
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = 77;
// What npm says when it can't reach its registry, or that one has not what is asked for: nothing we could mend.
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|E40[134]|E50\d|ENOTCACHED/;

const [source, folder, ...tests] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(source).filter((one) => /\.(mjs|json)$/.test(one))) cpSync(join(source, name), join(folder, name));

const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
const stamp = join(folder, 'installed-lock');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  const npm = spawnSync(process.env.NPM, ['ci', '--omit=optional', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' });
  if (npm.status !== 0) {
    const words = `${npm.stdout ?? ''}${npm.stderr ?? ''}${npm.error ?? ''}`;
    const unreachable = UNREACHABLE.test(words);
    console.error(`${words}\n${unreachable ? 'SKIPPED: npm cannot install bullmq and pg here, so the bridge was not tested'
      : 'npm ci failed'}`);
    process.exit(unreachable ? SKIPPED : 1);
  }
  writeFileSync(stamp, lock);
}

const ran = spawnSync(process.execPath, ['--test', ...tests], { stdio: 'inherit', env: { ...process.env, BRIDGE_FOLDER: folder } });
process.exit(ran.status ?? 1);
