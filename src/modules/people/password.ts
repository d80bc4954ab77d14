import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** 19 MiB, two passes, one lane: OWASP's first choice for Argon2id. A hash keeps its own parameters. */
const strength = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/** The fewest characters of a password (NIST SP 800-63B asks for eight). */
export const shortestPassword = 8;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** Makes the text that is kept instead of a password, in the PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password.normalize('NFC'), nonce, tagLength, ...strength });
  const { memory, passes, parallelism } = strength;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`;
}

const pattern = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/;

/** Whether a password is the one behind a hash; takes the same time either way. Throws on a text that is no hash. */
export async function matches(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce = '', tag = ''] = pattern.exec(hash) ?? [];
  if (memory === undefined) throw new Error('a password hash in the database is malformed');
  const expected = Buffer.from(tag, 'base64');
  const made = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: Buffer.from(nonce, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(made, expected);
}

/** A hash of nobody's password: compared with when a login is unknown, so that this takes as long. */
export const nobodysHash = `$argon2id$v=19$m=${strength.memory},t=${strength.passes},p=${strength.parallelism}$${base64(
  Buffer.alloc(16, 1),
)}$${base64(Buffer.alloc(tagLength, 1))}`;
