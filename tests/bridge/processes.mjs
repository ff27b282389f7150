// SPDX-License-Identifier: GPL-3.0-or-later
// Programs the tests start, and what they say. Nobody sleeps: everything waits for a line or an end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export const PATIENCE_MS = 60_000; // of a busy machine; nothing takes a second on a quiet one

const running = new Set();

export class Program {
  constructor(command, args, options = {}) {
    this.lines = [];
    this.errors = '';
    this.waiting = new Set();
    this.child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    this.ended = once(this.child, 'close').then(([code]) => code);
    running.add(this);
    this.ended.then(() => running.delete(this));
    this.child.stderr.on('data', (text) => { this.errors += text; });
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.lines.push(line);
      for (const look of this.waiting) look();
    });
  }

  /** The first line from number \a from on that \a fits; the next search goes on behind it. */
  line(fits, from = 0) {
    return withPatience(new Promise((resolve, reject) => {
      const look = () => {
        const at = this.lines.findIndex((line, number) => number >= from && fits(line));
        if (at < 0) return;
        this.waiting.delete(look);
        resolve({ line: this.lines[at], next: at + 1 });
      };
      this.waiting.add(look);
      this.ended.then((code) => reject(new Error(`it ended (${code}): ${this.errors}`)));
      look();
    }), () => `no such line in:\n${this.lines.join('\n')}\n${this.errors}`);
  }

  async stop(signal = 'SIGTERM') {
    if (this.child.exitCode === null) this.child.kill(signal);
    return this.ended;
  }
}

export function withPatience(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${PATIENCE_MS / 1000} s: ${what()}`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Those a failed test left running. */
export async function stopAll(kind = Program) {
  await Promise.all([...running].filter((one) => one instanceof kind).map((one) => one.stop('SIGKILL')));
}

/** A bridge, whose lines are objects. */
export class RunningBridge extends Program {
  constructor(environment, args = []) {
    super(process.env.BRIDGE_NODE || process.execPath, ['index.mjs', ...args], {
      cwd: process.env.BRIDGE_FOLDER,
      env: { PATH: process.env.PATH, ...environment },
    });
    this.read = 0;
  }

  /** The next line of this event and facts, looking on from the last one found. */
  async says(event, facts = {}) {
    const wanted = Object.entries({ event, ...facts });
    const found = await this.line((line) => {
      const said = JSON.parse(line);
      return wanted.every(([key, value]) => said[key] === value);
    }, this.read);
    this.read = found.next;
    return JSON.parse(found.line);
  }
}
