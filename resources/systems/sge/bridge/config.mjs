// SPDX-License-Identifier: GPL-3.0-or-later
import { parseArgs } from 'node:util';

/** What a person has to mend; ends the program with code 2. */
export class BadConfiguration extends Error {}

// Option on the command line -> environment variable, default, what it may look like.
const OPTIONS = {
  database: ['COUNTERSIGN_DATABASE', undefined, /^postgres(ql)?:\/\//, 'postgresql://bridge@host/database'],
  redis: ['COUNTERSIGN_REDIS', undefined, /^rediss?:\/\//, 'redis://host:6379/0'],
  name: ['COUNTERSIGN_BRIDGE_NAME', 'bridge', /^[a-z0-9][a-z0-9_.-]{0,62}$/, 'small letters and digits'],
  kind: ['COUNTERSIGN_KIND', 'intent', /^[a-z][a-z0-9_]{0,30}$/, 'a kind of item, like intent'],
  queue: ['COUNTERSIGN_QUEUE', 'intents', /^[^:\s]{1,200}$/, 'the name of a queue, without a colon'],
  prefix: ['COUNTERSIGN_PREFIX', 'bull', /^[^\s]{1,200}$/, "BullMQ's prefix of keys"],
  job: ['COUNTERSIGN_JOB', 'countersign-retry', /^.{1,200}$/, 'the name its jobs get'],
  field: ['COUNTERSIGN_FIELD', 'intentId', /^[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'the field of the payload with the id'],
  attempts: ['COUNTERSIGN_ATTEMPTS', '5', /^([1-9]|[1-4][0-9]|50)$/, 'a number from 1 to 50'],
  'beat-ms': ['COUNTERSIGN_BEAT_MS', '10000', /^[1-9][0-9]{2,4}$/, 'milliseconds, from 100 to 99999'],
  'backoff-ms': ['COUNTERSIGN_BACKOFF_MS', '1000', /^[1-9][0-9]{1,4}$/, 'milliseconds, from 10 to 99999'],
};

export const USAGE = `usage: node index.mjs [--OPTION VALUE]...
${Object.entries(OPTIONS)
  .map(([option, [variable, fallback, , hint]]) =>
    `  --${option.padEnd(11)} or ${variable.padEnd(24)} ${hint}${fallback ? ` (${fallback})` : ''}`)
  .join('\n')}
Passwords: PGPASSWORD or ~/.pgpass, and COUNTERSIGN_REDIS_PASSWORD; never on the command line.`;

function given(argv) {
  const options = Object.fromEntries(Object.keys(OPTIONS).map((option) => [option, { type: 'string' }]));
  options.help = { type: 'boolean', short: 'h' };
  try {
    return parseArgs({ args: argv, options, allowPositionals: false }).values;
  } catch (error) {
    throw new BadConfiguration(`${error.message.split('\n')[0]} Try --help.`);
  }
}

function urlOf(text, where) {
  try {
    return new URL(text);
  } catch {
    throw new BadConfiguration(`${where} is not a URL.`);
  }
}

function decodes(text) {
  try {
    return decodeURIComponent(text) !== undefined;
  } catch {
    return false;
  }
}

/** pg speaks in the clear unless it is told; to another machine that must be somebody's word. */
function checkTls(url, where, environment) {
  const host = url.searchParams.get('host') ?? url.hostname;
  const near = host === '' || /^(\/|%2F)/i.test(host) || /^(localhost|127\.[0-9.]+|\[?::1\]?)$/.test(host);
  if (!near && !url.searchParams.has('sslmode') && !environment.PGSSLMODE)
    throw new BadConfiguration(
      `${where} does not say sslmode: add ?sslmode=verify-full (or sslmode=disable, if nobody else is on that network).`);
}

function checkUrl(option, url, where, typed, environment) {
  if (typed && (url.password || url.searchParams.has('password')))
    throw new BadConfiguration(
      `${where} holds a password, which everybody on this machine can read: give it in the environment.`);
  if (option === 'database') return checkTls(url, where, environment); // pg reads the rest
  if (!url.hostname || !/^\/?[0-9]{0,5}$/.test(url.pathname) || url.search || url.hash)
    throw new BadConfiguration(`${where} must be redis://host:6379/0: a host, the number of a database, nothing more.`);
  if (!decodes(url.username) || !decodes(url.password))
    throw new BadConfiguration(`${where} has a % in its user or password that stands for nothing: write it as %25.`);
}

/** The configuration, or {help: true}. Throws BadConfiguration with a sentence: what, where, what to do. */
export function configuration(argv, environment) {
  const values = given(argv);
  if (values.help) return { help: true };
  const config = {};
  for (const [option, [variable, fallback, shape, hint]] of Object.entries(OPTIONS)) {
    const text = values[option] ?? (environment[variable] || fallback);
    const where = values[option] === undefined ? variable : `--${option}`;
    if (text === undefined)
      throw new BadConfiguration(`${variable} is missing: give it, or --${option}, like ${hint}.`);
    if (!shape.test(text)) throw new BadConfiguration(`${where} must be ${hint}.`);
    if (/:\/\//.test(hint)) checkUrl(option, urlOf(text, where), where, values[option] !== undefined, environment);
    config[option] = text;
  }
  return {
    ...config,
    attempts: Number(config.attempts),
    beatMs: Number(config['beat-ms']),
    backoffMs: Number(config['backoff-ms']),
    redisPassword: environment.COUNTERSIGN_REDIS_PASSWORD || undefined,
  };
}
