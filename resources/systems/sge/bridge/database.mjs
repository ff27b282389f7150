// SPDX-License-Identifier: GPL-3.0-or-later
import pg from 'pg';
import { wordsOf } from './log.mjs';

const ANSWER_MS = 10_000;
export const MOST_ROWS = 100;
const UNUSABLE = 'unusable'; // a code of our own, beside the SQLSTATEs

const RETRIES = 'SELECT seq, id, key, at, due, why FROM countersign.bridge_retries($1, $2, $3)';
const BEAT = 'SELECT countersign.bridge_beat($1, $2, $3, $4, $5, $6)';

/** A client that is not connected yet; reads the files of certificates that the URL names. */
function clientOf(config) {
  try {
    return new pg.Client({
      connectionString: config.database,
      application_name: `countersign-bridge ${config.name}`,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      statement_timeout: ANSWER_MS,
      keepAlive: true,
    });
  } catch (error) {
    throw Object.assign(new Error(wordsOf(error)), { code: UNUSABLE });
  }
}

/** One connection to the contract, from open() until it is lost. */
export class ContractConnection {
  #client;
  #config;

  constructor(config, onNotice, onLost) {
    this.#config = config;
    this.#client = clientOf(config);
    this.#client.on('notification', onNotice);
    this.#client.on('error', onLost);
    this.#client.on('end', () => onLost(new Error('the server ended the connection')));
  }

  async open() {
    await this.#client.connect();
    // What the notice says is not believed: it only wakes us, what is to be done is asked for.
    await this.#client.query('LISTEN countersign_retry');
  }

  async retries() {
    const { rows } = await this.#client.query(RETRIES, [this.#config.name, this.#config.kind, MOST_ROWS]);
    return rows;
  }

  /** \a mark as text: it is a 64-bit number. */
  async beat(version, added, mark, trouble) {
    await this.#client.query(BEAT, [this.#config.name, this.#config.kind, version, added, mark, trouble]);
  }

  async close() {
    this.#client.removeAllListeners('end');
    await this.#client.end().catch(() => {}); // it may be lost already
  }
}

// What no waiting mends, by SQLSTATE; in the words of somebody who has to mend it.
const HOPELESS = {
  [UNUSABLE]: 'its URL can not be used, or a file that it names',
  '28P01': 'the password is wrong: set PGPASSWORD or ~/.pgpass',
  28000: 'the server does not let this login in: look at pg_hba.conf',
  '3D000': 'there is no such database',
  '3F000': 'the contract is not installed there: countersignctl install',
  '42883': 'the contract there is older than this program: countersignctl install',
  '42501': 'this login is no bridge: countersignctl install --bridge LOGIN',
  22023: 'the contract there has no items of this kind',
};

/** A sentence when \a error can only be mended by a person. */
export function hopeless(error) {
  if (/password must be a string/.test(error?.message)) return 'the server wants a password: set PGPASSWORD or ~/.pgpass.';
  const what = HOPELESS[error?.code];
  return what ? `${what} (${error.message}).` : undefined;
}
