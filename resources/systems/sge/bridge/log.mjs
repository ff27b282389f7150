// SPDX-License-Identifier: GPL-3.0-or-later
// One line of JSON for each thing that happened: when, how bad, what, and its facts. No line holds a password.

const MOST_OCTETS = 400; // the contract takes 500, and what was cut in two becomes a character of three

export function makeLog(write = (line) => process.stdout.write(line)) {
  const line = (level) => (event, facts = {}) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

/** The words of an error, also of one that has none of its own (a refused connection to two addresses). */
export function wordsOf(error) {
  const inner = Array.isArray(error?.errors) ? error.errors.map((one) => one.message).join('; ') : '';
  const words = withoutPassword(String(error?.message || inner || error?.code || error));
  return Buffer.from(words).subarray(0, MOST_OCTETS).toString();
}

/** user:password@host in any text. */
export function withoutPassword(text) {
  return text.replace(/(\w+:\/\/[^\s:/@]*):[^\s@]*@/g, '$1:***@');
}
