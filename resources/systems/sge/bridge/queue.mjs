// SPDX-License-Identifier: GPL-3.0-or-later
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { wordsOf } from './log.mjs';

const ANSWER_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;
// Longer than the contract lets a bridge catch up (a day): as long as a job is kept, its id can't be added again.
const KEEP_S = 7 * 24 * 3600;
const FIRST_DELAY_MS = 2_000;

function connectionOf(config) {
  const url = new URL(config.redis);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1) || 0),
    username: decodeURIComponent(url.username) || undefined,
    password: config.redisPassword ?? (decodeURIComponent(url.password) || undefined),
    tls: url.protocol === 'rediss:' ? {} : undefined,
    enableOfflineQueue: false, // better no answer than one that waits for a server that is away
    maxRetriesPerRequest: 1,
    connectTimeout: ANSWER_MS,
    commandTimeout: ANSWER_MS,
    // A server that lost its role goes on answering: only a new connection finds the one that has it now.
    reconnectOnError: (error) => error.message.includes('READONLY'),
    retryStrategy: (times) => Math.min(config.backoffMs * 2 ** Math.min(times - 1, 16), LONGEST_PAUSE_MS),
  };
}

/** The id of the job for a key of Countersign: always the same, so a second time is no second job. */
export function jobIdOf(key) {
  return `countersign-${key}`;
}

/** The queue of the backend. Every call fails within seconds when Redis does not answer. */
export class JobQueue {
  #client;
  #queue;
  #config;
  #trouble = ''; // what the connection died of
  #heard; // settled when the first try to connect is

  /** \a onReady: each time Redis is there (again). */
  constructor(config, log, onReady) {
    this.#config = config;
    this.#client = new Redis(connectionOf(config));
    this.#heard = new Promise((resolve) => {
      for (const event of ['ready', 'error']) this.#client.once(event, resolve);
    });
    this.#client.on('error', (error) => {
      const words = wordsOf(error);
      if (words !== this.#trouble) log.warn('redis-trouble', { error: words });
      this.#trouble = words;
    });
    this.#client.on('ready', () => {
      this.#trouble = '';
      log.info('redis-ready');
      onReady();
    });
  }

  /** Throws, with what Redis or the network said, unless it answers. */
  async check() {
    await this.#heard;
    await this.#client.ping().catch((error) => {
      throw new Error(this.#trouble || wordsOf(error));
    });
  }

  /** Adds the job; false when it was there already. */
  async add(id, key) {
    const jobId = jobIdOf(key);
    const queue = await this.#opened();
    if (await queue.getJob(jobId)) return false;
    await queue.add(this.#config.job, { [this.#config.field]: id }, {
      jobId,
      attempts: this.#config.attempts,
      backoff: { type: 'exponential', delay: FIRST_DELAY_MS },
      removeOnComplete: { age: KEEP_S },
      removeOnFail: { age: KEEP_S },
    });
    return true;
  }

  async close() {
    await this.#queue?.close().catch(() => {}); // Redis may be away
    this.#client.disconnect();
  }

  /** BullMQ asks Redis for its version as it opens a queue, and never again when that fails: so only of one that answers. */
  async #opened() {
    await this.check();
    if (this.#queue) return this.#queue;
    // What the backend set for its queue is the backend's: we only add.
    const queue = new Queue(this.#config.queue, { connection: this.#client, prefix: this.#config.prefix, skipMetasUpdate: true });
    queue.on('error', () => {}); // told by the client
    try {
      await queue.waitUntilReady();
    } catch (error) {
      await queue.close().catch(() => {}); // it listens to the client, which stays
      throw error;
    }
    this.#queue = queue;
    return queue;
  }
}
