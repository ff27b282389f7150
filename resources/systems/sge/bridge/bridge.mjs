// SPDX-License-Identifier: GPL-3.0-or-later
import { Backoff } from './backoff.mjs';
import { BadConfiguration } from './config.mjs';
import { ContractConnection, MOST_ROWS, hopeless } from './database.mjs';
import { wordsOf } from './log.mjs';
import { JobQueue } from './queue.mjs';

const NO_MARK = '0'; // the contract keeps the mark it has
const REFUSED_BY_REDIS = /NOAUTH|WRONGPASS|NOPERM/;

/** Takes what was retried from the contract and puts it into the queue, for as long as it runs. */
export class Bridge {
  #config;
  #version;
  #log;
  #queue;
  #stopping = false;
  #wake = () => {};
  #woken = false;
  #workedOnce = false;
  #trouble = '';
  #owed = 0; // jobs put into the queue, and not yet told to the contract

  constructor(config, version, log) {
    this.#config = config;
    this.#version = version;
    this.#log = log;
    this.#queue = new JobQueue(config, log, () => this.#wakeUp());
  }

  stop() {
    this.#stopping = true;
    this.#wakeUp();
  }

  /** Until stop(). Throws BadConfiguration when only a person can mend what is wrong. */
  async run() {
    const backoff = new Backoff(this.#config.backoffMs);
    try {
      while (!this.#stopping) {
        await this.#session(backoff);
        this.#woken = false; // by what ended the session: that is no reason to hurry
        if (!this.#stopping) await this.#pause(backoff.next());
      }
    } finally {
      await this.#queue.close();
    }
  }

  /** One connection, until it is lost. */
  async #session(backoff) {
    let lost, connection;
    try {
      connection = new ContractConnection(this.#config, () => this.#wakeUp(), (error) => {
        lost ??= error;
        this.#wakeUp();
      });
      await connection.open();
      this.#log.info('listening', { queue: this.#config.queue, kind: this.#config.kind });
      while (!this.#stopping && !lost) {
        if (await this.#work(connection)) continue;
        backoff.reset();
        await this.#pause(this.#config.beatMs);
      }
      if (!lost) await connection.beat(this.#version, this.#owed, NO_MARK, 'it was stopped');
    } catch (error) {
      lost ??= error;
      const words = this.#workedOnce ? undefined : hopeless(error);
      if (words) throw new BadConfiguration(`Database: ${words}`);
      if (error instanceof BadConfiguration) throw error;
    } finally {
      await connection?.close();
    }
    if (lost) this.#log.warn('database-lost', { error: wordsOf(lost) });
  }

  /** Deals with what is there; true when there may be more. */
  async #work(connection) {
    this.#woken = false;
    const rows = await connection.retries();
    const { mark, trouble } = await this.#deliver(rows);
    await connection.beat(this.#version, this.#owed, mark, trouble);
    this.#owed = 0;
    this.#workedOnce = true;
    if (trouble && trouble !== this.#trouble) this.#log.warn('not-delivered', { error: trouble });
    this.#trouble = trouble;
    return rows.length === MOST_ROWS && trouble === '';
  }

  /**
   * In order, so that the mark never passes one that is not in the queue. Gives how far it came, and what went wrong.
   * The mark is of these rows alone: where a standby took over that lacks the last of them, or the contract was installed
   * anew, one remembered from before would pass rows that are still to come.
   */
  async #deliver(rows) {
    let mark = NO_MARK;
    try {
      if (rows.length === 0) await this.#queue.check();
      for (const row of rows) {
        await this.#deliverOne(row);
        mark = row.seq;
      }
      return { mark, trouble: '' };
    } catch (error) {
      const words = wordsOf(error);
      if (!this.#workedOnce && REFUSED_BY_REDIS.test(words))
        throw new BadConfiguration(
          `Redis refuses this bridge (${words}): set COUNTERSIGN_REDIS_PASSWORD, and the user in the URL.`);
      return { mark, trouble: `Redis: ${words}` };
    }
  }

  async #deliverOne({ seq, id, key, at, due, why }) {
    const facts = { kind: this.#config.kind, id, key, seq, retriedAt: at };
    if (!due) {
      this.#log.info('skipped', { ...facts, why });
      return;
    }
    const isNew = await this.#queue.add(id, key);
    if (isNew) this.#owed += 1;
    this.#log.info(isNew ? 'queued' : 'queued-before', facts);
  }

  #wakeUp() {
    this.#woken = true;
    this.#wake();
  }

  /** Until \a ms are over or somebody wakes us; not at all when that happened meanwhile. */
  async #pause(ms) {
    if (this.#woken && !this.#stopping) return;
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#stopping ? 0 : ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }
}
