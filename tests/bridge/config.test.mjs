// SPDX-License-Identifier: GPL-3.0-or-later
// Bad configuration: exit 2, and one sentence that says what, where and what to do.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { RunningBridge, stopAll, withPatience } from './processes.mjs';

afterEach(() => stopAll());

const good = { COUNTERSIGN_DATABASE: 'postgresql://b@127.0.0.1:1/x', COUNTERSIGN_REDIS: 'redis://127.0.0.1:1' };

async function outcome(environment, args = []) {
  const bridge = new RunningBridge(environment, args);
  return { code: await withPatience(bridge.ended, () => 'it goes on'), errors: bridge.errors, lines: bridge.lines };
}

const wrong = {
  'no database': [{ COUNTERSIGN_REDIS: good.COUNTERSIGN_REDIS }, [], /COUNTERSIGN_DATABASE is missing/],
  'no redis': [{ COUNTERSIGN_DATABASE: good.COUNTERSIGN_DATABASE }, [], /COUNTERSIGN_REDIS is missing/],
  'not a database': [{ ...good, COUNTERSIGN_DATABASE: 'mysql://x' }, [], /COUNTERSIGN_DATABASE must be postgresql:/],
  'not a redis': [good, ['--redis', 'http://x'], /--redis must be redis:/],
  'not a URL': [{ ...good, COUNTERSIGN_DATABASE: 'postgresql://[' }, [], /COUNTERSIGN_DATABASE is not a URL/],
  'password on the command line': [good, ['--database', 'postgresql://b:secret@h/x'], /--database holds a password/],
  'password of redis on the command line': [good, ['--redis', 'redis://:secret@h'], /--redis holds a password/],
  'password behind the ?': [good, ['--database', 'postgresql://b@h/x?password=secret'], /--database holds a password/],
  'in the clear': [{ ...good, COUNTERSIGN_DATABASE: 'postgresql://b@db.example/x' }, [], /does not say sslmode: add \?sslmode=verify-full/],
  'in the clear by an option': [good, ['--database', 'postgresql://b@10.0.0.7/x'], /--database does not say sslmode/],
  'no host of redis': [good, ['--redis', 'redis:///0'], /--redis must be redis:\/\/host:6379\/0: a host/],
  'no number of a database': [good, ['--redis', 'redis://h/abc'], /--redis must be redis:\/\/host:6379\/0: a host/],
  'database of redis behind the ?': [good, ['--redis', 'redis://h?db=3'], /--redis must be redis:\/\/host:6379\/0: a host/],
  'percent in the password': [{ ...good, COUNTERSIGN_REDIS: 'redis://:secret%@h' }, [], /COUNTERSIGN_REDIS has a %.*write it as %25/],
  'unknown option': [good, ['--que', 'x'], /'--que'.*Try --help/],
  'a word too many': [good, ['intents'], /intents.*Try --help/],
  'no value': [good, ['--queue'], /--queue.*Try --help/],
  'colon in the queue': [good, ['--queue', 'a:b'], /--queue must be/],
  'no field': [{ ...good, COUNTERSIGN_FIELD: 'a b' }, [], /COUNTERSIGN_FIELD must be/],
  'no name': [{ ...good, COUNTERSIGN_BRIDGE_NAME: 'A B' }, [], /COUNTERSIGN_BRIDGE_NAME must be/],
  'no number': [{ ...good, COUNTERSIGN_ATTEMPTS: '0' }, [], /COUNTERSIGN_ATTEMPTS must be a number/],
  'too often': [{ ...good, COUNTERSIGN_BEAT_MS: '1' }, [], /COUNTERSIGN_BEAT_MS must be milliseconds/],
};

for (const [name, [environment, args, sentence]] of Object.entries(wrong)) {
  test(name, async () => {
    const { code, errors, lines } = await outcome(environment, args);
    assert.equal(code, 2, errors);
    assert.match(errors, sentence);
    assert.match(errors, /^countersign-bridge: [^\n]+\n$/);
    assert.doesNotMatch(errors, /secret/);
    assert.deepEqual(lines, []);
  });
}

test('help', async () => {
  const { code, lines } = await outcome({}, ['--help']);
  assert.equal(code, 0);
  assert.match(lines.join('\n'), /--queue.*COUNTERSIGN_QUEUE.*\(intents\)/);
});

test('a file of the URL that is not there', async () => {
  const { code, errors } = await outcome({ ...good, COUNTERSIGN_DATABASE: `${good.COUNTERSIGN_DATABASE}?sslrootcert=/nowhere/ca.pem` });
  assert.equal(code, 2);
  assert.match(errors, /^countersign-bridge: Database: its URL can not be used, or a file that it names \(ENOENT[^\n]+ca\.pem'\)\.\n$/);
});

test('a server that is away is waited for', async () => {
  const bridge = new RunningBridge({ ...good, COUNTERSIGN_BACKOFF_MS: '10' });
  await bridge.says('database-lost');
  await bridge.says('database-lost');
  assert.equal(await bridge.stop(), 0);
});
