/** Locks a backup with a passphrase: PBKDF2 (RFC 8018) to a key, AES-GCM (NIST SP 800-38D) for every frame. */

/** What the file tells of its lock: enough to try a passphrase, not enough to open it. */
export interface LockPlate {
  /** Hexadecimal. */
  readonly salt: string;
  readonly iterations: number;
  /** Eight bytes that only the right passphrase comes to, hexadecimal. */
  readonly check: string;
}

/** A lock in hand; kept in the browser's database it cannot be read out. */
export interface BackupLock {
  readonly plate: LockPlate;
  readonly key: CryptoKey;
}

const ITERATIONS = 600_000;
const NONCE_BYTES = 12;
export const LEAST_PASSPHRASE = 8;

export async function makeLock(passphrase: string, iterations = ITERATIONS): Promise<BackupLock> {
  const salt = toHex(crypto.getRandomValues(new Uint8Array(16)));
  const { key, check } = await derive(passphrase, salt, iterations);
  return { plate: { salt, iterations, check }, key };
}

/** null when the passphrase is not the one. */
export async function openLock(passphrase: string, plate: LockPlate): Promise<BackupLock | null> {
  const { key, check } = await derive(passphrase, plate.salt, plate.iterations);
  return check === plate.check ? { plate, key } : null;
}

/** `nonce · ciphertext`. `bond` ties it to all that came before it in the file. */
export async function sealBytes(
  { key }: BackupLock,
  bytes: Uint8Array<ArrayBuffer>,
  bond: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bond }, key, bytes));
  const whole = new Uint8Array(NONCE_BYTES + sealed.length);
  whole.set(iv);
  whole.set(sealed, NONCE_BYTES);
  return whole;
}

/** Rejects when the bytes were changed. */
export async function unsealBytes(
  { key }: BackupLock,
  bytes: Uint8Array<ArrayBuffer>,
  bond: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = bytes.slice(0, NONCE_BYTES);
  const body = bytes.slice(NONCE_BYTES);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bond }, key, body));
}

async function derive(passphrase: string, salt: string, iterations: number) {
  // One passphrase however the keyboard composes its letters.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations };
  const bits = await crypto.subtle.deriveBits(parameters, material, 320);
  const key = await crypto.subtle.importKey('raw', bits.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { key, check: toHex(new Uint8Array(bits.slice(32))) };
}

export const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
