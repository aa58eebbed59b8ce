/** Keeps PINs and recovery codes as salted hashes: PBKDF2 with SHA-256 (RFC 8018) by the browser's own cryptography. */

import type { SecretHash } from '../domain/nouns.ts';

/** As the OWASP Password Storage Cheat Sheet (2023) asks of PBKDF2-HMAC-SHA256; a quarter of a second on a tablet. */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Never inside a transaction of the book: the browser's cryptography would let it end. */
export async function hashSecret(secret: string, iterations = ITERATIONS): Promise<SecretHash> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const hash = await derive(secret, salt, iterations);
  return { salt: toHex(salt), hash: toHex(hash), iterations };
}

/** Takes as long whether it fits or not. */
export async function fitsSecret(secret: string, { salt, hash, iterations }: SecretHash): Promise<boolean> {
  const found = await derive(secret, fromHex(salt), iterations);
  const kept = fromHex(hash);
  let difference = found.length ^ kept.length;
  for (let i = 0; i < found.length; i++) difference |= found[i]! ^ (kept[i] ?? 0);
  return difference === 0;
}

async function derive(secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    key,
    HASH_BYTES * 8,
  );
  return new Uint8Array(bits);
}

/** Without the letters that are taken for figures (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 random bits as four groups of four letters. */
export function newRecoveryCode(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => LETTERS[byte % LETTERS.length]!);
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** The code as it was made, however it was typed: small letters, spaces, O for 0, I and L for 1. */
export function tidyRecoveryCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
