// SPDX-License-Identifier: GPL-3.0-or-later
// A real server with the tables of sge and the contract, its people and its bridge's login.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Program, withPatience } from './processes.mjs';

const installed = createRequire(join(process.env.BRIDGE_FOLDER, 'package.json'));
export const { Queue, QueueEvents, Worker } = installed('bullmq');
export const { Redis: RedisClient } = installed('ioredis');
const pg = installed('pg');

const ADD_INTENT = `INSERT INTO "Intent" ("id", "programId", "type", "idempotencyKey", "wallet", "payload", "createdAt", "updatedAt")
  VALUES ($1, 'p', 'CLAIM', $1, '0xab', '{}', (now() AT TIME ZONE 'UTC') - interval '2 hours', (now() AT TIME ZONE 'UTC') - interval '2 hours')`;
const ADD_PROGRAM = `INSERT INTO "Program" ("id", "name", "slug", "treasuryAddress", "updatedAt") VALUES ('p', 'P', 'p', '0x0', now())`;

const TELL_MARKS = `CREATE FUNCTION public.tell_mark() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM pg_notify(''marks'', NEW.mark::text); RETURN NULL; END';
  CREATE TRIGGER tell_mark AFTER UPDATE ON countersign.bridge_heartbeat FOR EACH ROW WHEN (NEW.name = 'test')
  EXECUTE FUNCTION public.tell_mark()`;
const HUSH_MARKS = 'DROP FUNCTION public.tell_mark() CASCADE';

export class World {
  static async make() {
    const world = new World();
    world.holder = new Program(process.env.BRIDGE_WORLD, []);
    Object.assign(world, JSON.parse((await world.holder.line((line) => line.startsWith('{'))).line));
    world.admin = await world.connect('postgres');
    world.ann = await world.connect('ann');
    await world.admin.query(ADD_PROGRAM);
    await world.admin.query(`UPDATE countersign.setting SET value = 1000 WHERE name LIKE 'retry_per_%' AND name NOT LIKE '%_s'`);
    return world;
  }

  url(login) {
    return `postgresql://${login}@127.0.0.1:${this.port}/${this.database}`;
  }

  async connect(login) {
    const client = new pg.Client({
      host: '127.0.0.1', port: this.port, database: this.database, user: login, password: this.passwords[login],
    });
    client.on('error', () => {}); // some tests end connections on purpose
    await client.connect();
    return client;
  }

  /** An intent the backend left waiting for ever: its retry is SAFE. */
  async orphan() {
    const id = `in-${randomUUID()}`;
    await this.admin.query(ADD_INTENT, [id]);
    return id;
  }

  async verdict(id) {
    const { rows } = await this.ann.query(`SELECT * FROM countersign.retry_verdict('intent', $1)`, [id]);
    return { ...rows[0], bridge: rows[0].evidence.find((line) => line.check === 'bridge') };
  }

  /** As a person would: look, then retry what was seen. */
  async retry(id, key = randomUUID(), fingerprint = undefined) {
    const seen = fingerprint ?? (await this.verdict(id)).fingerprint;
    const { rows } = await this.ann.query(
      `SELECT outcome, reason, replayed FROM countersign.retry('intent', $1, $2, $3, 'because', '[]')`, [id, seen, key]);
    return { ...rows[0], key, fingerprint: seen };
  }

  async bridges() {
    return (await this.ann.query('SELECT * FROM countersign.bridge ORDER BY name')).rows;
  }

  /** The marks of heartbeats as they are written, each told once. */
  async marks() {
    const told = [], listener = await this.connect('postgres');
    let wake = () => {};
    listener.on('notification', ({ payload }) => {
      told.push(payload);
      wake();
    });
    await listener.query('LISTEN marks');
    await listener.query(TELL_MARKS);
    return {
      next: () => withPatience(new Promise((resolve) => {
        wake = () => { if (told.length > 0) resolve(told.shift()); };
        wake();
      }), () => 'no heartbeat'),
      end: async () => {
        await listener.query(HUSH_MARKS);
        await listener.end();
      },
    };
  }

  async end() {
    await Promise.all([this.admin.end(), this.ann.end()]);
    this.holder.child.stdin.end();
    await this.holder.ended;
  }
}
