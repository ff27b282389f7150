// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from './processes.mjs';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A Redis server of the test's own, which keeps what it was told over a crash. */
export class Redis {
  static async start(...more) {
    const redis = new Redis();
    redis.folder = await mkdtemp(join(tmpdir(), 'countersign-redis-'));
    redis.port = await freePort();
    redis.more = more;
    await redis.run();
    return redis;
  }

  get url() {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  async run() {
    this.program = new Program(process.env.REDIS_SERVER, ['--bind', '127.0.0.1', '--port', String(this.port),
      '--dir', this.folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always', ...this.more]);
    await this.program.line((line) => line.includes('Ready to accept connections'));
  }

  async kill() {
    await this.program.stop('SIGKILL');
  }

  async stop() {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
