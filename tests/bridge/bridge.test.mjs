// SPDX-License-Identifier: GPL-3.0-or-later
// The bridge between a real PostgreSQL with the contract, a real Redis and real BullMQ workers.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, afterEach, before, test } from 'node:test';
import { RunningBridge, stopAll, withPatience } from './processes.mjs';
import { Redis } from './redis.mjs';
import { Queue, RedisClient, Worker, World } from './world.mjs';

let world, redis, queue, worker;
const taken = []; // jobs the backend's worker got
const waiting = new Set(); // several may wait at once

function environment(more = {}) {
  return {
    COUNTERSIGN_DATABASE: world.url('sge_bridge'), PGPASSWORD: world.passwords.sge_bridge, COUNTERSIGN_REDIS: redis.url,
    COUNTERSIGN_BRIDGE_NAME: 'test', COUNTERSIGN_BACKOFF_MS: '50', COUNTERSIGN_BEAT_MS: '500', ...more,
  };
}

async function started(more) {
  const bridge = new RunningBridge(environment(more));
  await bridge.says('listening');
  return bridge;
}

const connection = () => ({ host: '127.0.0.1', port: redis.port, maxRetriesPerRequest: null, retryStrategy: () => 50 });

/** What the backend's worker does with a job of its queue. */
async function settle(job) {
  await world.admin.query(`UPDATE "Intent" SET "status" = 'CONFIRMED', "completedAt" = now() AT TIME ZONE 'UTC',
    "lastAttemptAt" = now() AT TIME ZONE 'UTC', "attempts" = 1 WHERE "id" = $1`, [job.data.intentId]);
  taken.push(job);
  for (const look of waiting) look();
}

function takenFor(id) {
  return withPatience(new Promise((resolve) => {
    const look = () => {
      const job = taken.find((one) => one.data.intentId === id);
      if (!job) return;
      waiting.delete(look);
      resolve(job);
    };
    waiting.add(look);
    look();
  }), () => `no job for ${id}`);
}

before(async () => {
  [world, redis] = await Promise.all([World.make(), Redis.start()]);
  queue = new Queue('intents', { connection: connection() });
  queue.on('error', () => {}); // Redis is killed on purpose
  // As a backend may be set up: it forgets a job as soon as it is done.
  worker = new Worker('intents', settle, { connection: connection(), removeOnComplete: { count: 0 } });
  worker.on('error', () => {});
  await worker.waitUntilReady();
});

afterEach(() => stopAll(RunningBridge));

after(async () => {
  try {
    await worker.close(true);
    await queue.close();
    await redis.stop();
    await world.end();
  } finally {
    await stopAll(); // also what start-up left behind
  }
});

test('without a bridge the verdict says so, and does not refuse', async () => {
  const verdict = await world.verdict(await world.orphan());
  assert.equal(verdict.verdict, 'SAFE');
  assert.equal(verdict.bridge.ok, false);
  assert.match(verdict.bridge.text, /^No effect on this backend without the bridge, and none was ever seen$/);
});

test('what is retried gets a job with its id, a job id of its own, and an effect', async () => {
  const bridge = await started();
  const id = await world.orphan();
  const { outcome, key } = await world.retry(id);
  assert.equal(outcome, 'done');
  await bridge.says('queued', { id, key });
  const job = await takenFor(id);
  assert.equal(job.id, `countersign-${key}`);
  assert.notEqual(job.id, id);
  assert.deepEqual(job.data, { intentId: id });
  const { rows } = await world.ann.query('SELECT stage FROM countersign.retry_effect($1)', [key]);
  assert.equal(rows[0].stage, 'done');
  const verdict = await world.verdict(await world.orphan());
  assert.equal(verdict.bridge.ok, true);
  assert.equal(verdict.bridge.value, 'test');
  const workers = await world.ann.query(`SELECT healthy FROM countersign.worker WHERE name = 'bridge test'`);
  assert.deepEqual(workers.rows, [{ healthy: true }]);
  assert.equal(await bridge.stop(), 0);
  assert.match((await world.verdict(await world.orphan())).bridge.text, /in trouble: it was stopped/);
});

test('a key gives one job, however often it is sent or delivered', async () => {
  let bridge = await started();
  // As after a crash between the job and its mark.
  const forgetful = async () => {
    assert.equal(await bridge.stop(), 0);
    await world.admin.query('UPDATE countersign.bridge_heartbeat SET mark = 0');
    bridge = await started();
  };
  const id = await world.orphan();
  await worker.pause();
  const first = await world.retry(id);
  const again = await world.retry(id, first.key, first.fingerprint);
  assert.deepEqual([first.outcome, again.outcome, again.replayed], ['done', 'done', true]);
  await bridge.says('queued', { id });
  await forgetful(); // while it waits
  await bridge.says('queued-before', { id, key: first.key });
  assert.equal((await queue.getJobs(['waiting', 'paused'])).filter((job) => job.data.intentId === id).length, 1);
  worker.resume();
  await takenFor(id);
  await world.admin.query(`UPDATE "Intent" SET "status" = 'PENDING', "attempts" = 0, "lastAttemptAt" = NULL WHERE "id" = $1`, [id]);
  await forgetful(); // when it is done, and the worker wants its jobs forgotten
  await bridge.says('queued-before', { id, key: first.key });
  await world.admin.query(`UPDATE "Intent" SET "status" = 'CONFIRMED' WHERE "id" = $1`, [id]);
  assert.equal(taken.filter((job) => job.data.intentId === id).length, 1);
  assert.equal(await bridge.stop(), 0);
});

test('Redis is killed, and back later', async () => {
  const bridge = await started();
  await redis.kill();
  const id = await world.orphan();
  const { key } = await world.retry(id);
  await bridge.says('not-delivered');
  const [state] = await world.bridges();
  assert.equal(state.healthy, false);
  assert.match(state.trouble, /^Redis: /);
  await redis.run();
  await bridge.says('queued', { id, key });
  await takenFor(id);
  assert.equal(taken.filter((job) => job.data.intentId === id).length, 1);
  assert.equal(await bridge.stop(), 0);
});

test('the connection to PostgreSQL is killed', async () => {
  const bridge = await started();
  const kill = `SELECT count(pg_terminate_backend(pid))::int AS killed FROM pg_stat_activity WHERE application_name LIKE 'countersign-bridge%'`;
  for (let turn = 0; turn < 3; turn += 1) {
    assert.equal((await world.admin.query(kill)).rows[0].killed, 1);
    const id = await world.orphan();
    await world.retry(id); // its notice may find nobody listening
    await bridge.says('database-lost');
    await bridge.says('listening');
    await bridge.says('queued', { id });
    await takenFor(id);
  }
  assert.equal(await bridge.stop(), 0);
});

test('what was retried while it was down, it catches up on, and only that', async () => {
  const [missed, twice, done] = [await world.orphan(), await world.orphan(), await world.orphan()];
  await world.retry(missed);
  const superseded = await world.retry(twice);
  await world.admin.query(`UPDATE "Intent" SET "nextRetryAt" = "nextRetryAt" - interval '1 hour' WHERE "id" = $1`, [twice]);
  const newest = await world.retry(twice);
  assert.equal(newest.outcome, 'done');
  await world.retry(done);
  await world.admin.query(`UPDATE "Intent" SET "status" = 'CONFIRMED' WHERE "id" = $1`, [done]);
  const bridge = await started();
  await bridge.says('queued', { id: missed });
  await bridge.says('skipped', { id: twice, key: superseded.key, why: 'retried again since' });
  await bridge.says('queued', { id: twice, key: newest.key });
  await bridge.says('skipped', { id: done, why: 'the backend has it: done' });
  await Promise.all([takenFor(missed), takenFor(twice)]);
  assert.equal(taken.filter((job) => job.data.intentId === twice).length, 1);
  assert.equal(await bridge.stop(), 0);
  const restarted = await started(); // nothing is delivered again
  const id = await world.orphan();
  await world.retry(id);
  assert.equal(restarted.lines.filter((line) => line.includes('"queued"')).length, 0);
  await restarted.says('queued', { id });
  assert.equal(await restarted.stop(), 0);
  assert.equal(restarted.lines.filter((line) => /"(queued|skipped)/.test(line)).length, 1);
});

// A standby took over that lacks the last retries, or the contract was installed anew: its trail starts lower.
test('the mark of the contract is believed, not the one remembered', async (t) => {
  const marks = await world.marks();
  t.after(() => marks.end());
  const bridge = await started();
  const id = await world.orphan();
  await world.retry(id);
  const { seq } = await bridge.says('queued', { id });
  await takenFor(id);
  while (await marks.next() !== seq);
  await world.admin.query(`UPDATE countersign.retry_request SET at = at - interval '2 days'`);
  await world.admin.query('UPDATE countersign.bridge_heartbeat SET mark = 0');
  while (await marks.next() !== '0'); // those before ours
  assert.deepEqual([await marks.next(), await marks.next()], ['0', '0']);
  assert.equal(await bridge.stop(), 0);
});

test('what the backend set for its queue stays', async (t) => {
  const client = new RedisClient(redis.url);
  t.after(() => client.disconnect());
  await client.hset('bull:metered:meta', 'opts.maxLenEvents', '77');
  const bridge = await started({ COUNTERSIGN_BRIDGE_NAME: 'metered', COUNTERSIGN_QUEUE: 'metered' });
  const id = await world.orphan();
  await world.retry(id);
  await bridge.says('queued', { id });
  assert.equal(await bridge.stop(), 0);
  assert.equal(await client.hget('bull:metered:meta', 'opts.maxLenEvents'), '77');
});

test('a Redis that lost its role is left, and found again', async (t) => {
  const other = await Redis.start();
  const client = new RedisClient(other.url);
  t.after(() => client.disconnect());
  const bridge = await started({ COUNTERSIGN_BRIDGE_NAME: 'role', COUNTERSIGN_REDIS: other.url });
  await client.replicaof('127.0.0.1', '1');
  const id = await world.orphan();
  await world.retry(id);
  await bridge.says('not-delivered');
  await bridge.says('redis-ready'); // by another connection
  await client.replicaof('NO', 'ONE');
  await bridge.says('queued', { id });
  assert.equal(await bridge.stop(), 0);
  await other.stop();
});

test('what Redis says is cut to what the contract takes', async (t) => {
  const babel = createServer((socket) => {
    socket.on('error', () => {});
    // Several commands may come at once, and one without an answer is a timeout instead.
    socket.on('data', (text) => {
      for (const command of String(text).match(/^\*\d/gm) ?? []) socket.write(`-ERR ${command} ${'ü€'.repeat(200)}\r\n`);
    });
  }).listen(0, '127.0.0.1');
  t.after(() => babel.close());
  await once(babel, 'listening');
  const bridge = await started({ COUNTERSIGN_BRIDGE_NAME: 'babel', COUNTERSIGN_REDIS: `redis://127.0.0.1:${babel.address().port}` });
  await bridge.says('not-delivered');
  const state = (await world.bridges()).find((one) => one.name === 'babel');
  assert.match(state.trouble, /^Redis: .*ü€ü€/);
  assert.equal(await bridge.stop(), 0);
});

test('it stops while Redis is away', async () => {
  const other = await Redis.start();
  const bridge = await started({ COUNTERSIGN_BRIDGE_NAME: 'stopping', COUNTERSIGN_REDIS: other.url });
  const id = await world.orphan();
  await world.retry(id);
  await bridge.says('queued', { id });
  await other.stop();
  await bridge.says('redis-trouble');
  assert.equal(await withPatience(bridge.stop(), () => 'it does not stop'), 0);
});

test('another queue, another field, another prefix; and the notice wakes it, not the next heartbeat', async () => {
  const bridge = await started({
    COUNTERSIGN_BEAT_MS: '99999', COUNTERSIGN_BRIDGE_NAME: 'other', COUNTERSIGN_QUEUE: 'settle', COUNTERSIGN_FIELD: 'ref', COUNTERSIGN_JOB: 'go', COUNTERSIGN_PREFIX: 'q',
  });
  const early = await world.orphan();
  await world.retry(early);
  await bridge.says('queued', { id: early });
  const id = await world.orphan();
  const { key } = await world.retry(id);
  await bridge.says('queued', { id });
  const other = new Queue('settle', { connection: connection(), prefix: 'q' });
  const job = await other.getJob(`countersign-${key}`);
  assert.deepEqual([job.name, job.data, job.opts.attempts], ['go', { ref: id }, 5]);
  await other.close();
  assert.equal(await bridge.stop(), 0);
});

test('who can only be helped by a person ends with 2 and a sentence', async () => {
  const locked = await Redis.start('--requirepass', 'secret');
  const cases = [
    [{ PGPASSWORD: '' }, /^countersign-bridge: Database: the server wants a password: set PGPASSWORD/],
    [{ PGPASSWORD: 'wrong' }, /^countersign-bridge: Database: the password is wrong/],
    [{ COUNTERSIGN_DATABASE: world.url('mallory'), PGPASSWORD: world.passwords.mallory }, /this login is no bridge: countersignctl install --bridge/],
    [{ COUNTERSIGN_KIND: 'nothing' }, /no items of this kind/],
    [{ COUNTERSIGN_REDIS: locked.url }, /Redis refuses this bridge .*COUNTERSIGN_REDIS_PASSWORD/],
  ];
  for (const [more, sentence] of cases) {
    const bridge = new RunningBridge(environment(more));
    assert.equal(await withPatience(bridge.ended, () => bridge.lines.join('\n')), 2);
    assert.match(bridge.errors, sentence);
  }
  const bridge = await started({ COUNTERSIGN_REDIS: locked.url, COUNTERSIGN_REDIS_PASSWORD: 'secret' });
  assert.equal(await bridge.stop(), 0);
  assert.doesNotMatch(bridge.lines.join('\n') + bridge.errors, /secret/);
  await locked.stop();
});

test('its role may do nothing else', async () => {
  const bridge = await world.connect('sge_bridge');
  const all = async (sql) => (await bridge.query({ text: sql, rowMode: 'array' })).rows.map((row) => row[0]);
  const outside = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`;
  assert.deepEqual(await all(`SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${outside} AND c.relkind IN ('r', 'v', 'm', 'p', 'f')
      AND (has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
           OR has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))`), []);
  assert.deepEqual(await all(`SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${outside} AND CASE c.relkind WHEN 'S' THEN has_sequence_privilege(c.oid, 'USAGE, SELECT, UPDATE') END`), []);
  assert.deepEqual(await all(`SELECT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE ${outside} AND has_function_privilege(p.oid, 'EXECUTE') ORDER BY 1`),
  ['countersign.bridge_beat', 'countersign.bridge_retries']);
  assert.deepEqual(await all(`SELECT n.nspname FROM pg_namespace n WHERE has_schema_privilege(n.oid, 'CREATE')
    AND n.nspname NOT LIKE 'pg\\_temp%'`), []);
  assert.deepEqual(await all(`SELECT r.rolname FROM pg_roles r WHERE pg_has_role(r.oid, 'MEMBER') ORDER BY 1`),
    ['countersign_bridge', 'sge_bridge']);
  assert.deepEqual(await all(`SELECT r.rolname FROM pg_roles r WHERE r.rolname = 'countersign_bridge'
    AND (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls OR r.rolcanlogin)`), []);
  for (const sql of ['SELECT * FROM "Intent"', 'SELECT * FROM countersign.bridge', 'SELECT * FROM countersign.retry_request',
    `UPDATE "Intent" SET "status" = 'FAILED'`, 'DELETE FROM countersign.bridge_heartbeat', 'SELECT countersign.version()',
    `SELECT countersign.retry('intent', 'x', 'x', gen_random_uuid(), 'x', '[]')`, 'SET ROLE countersign_operator'])
    await assert.rejects(bridge.query(sql), { code: '42501' }, sql);
  // Its own two functions take nothing absurd.
  for (const [values, code] of [[['Not A Name', 'intent', '1', 1, 1, ''], '23514'], [['x', 'nothing', '1', 1, 1, ''], '22023'],
    [['x', 'intent', 'v'.repeat(99), 1, 1, ''], '23514'], [['x', 'intent', '1', 1, 1, 't'.repeat(999)], '23514']])
    await assert.rejects(bridge.query('SELECT countersign.bridge_beat($1, $2, $3, $4, $5, $6)', values), { code });
  await bridge.end();
});
