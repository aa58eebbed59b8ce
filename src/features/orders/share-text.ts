/** Hands a text or a file to the person's own ways of sending it; the app itself sends nothing. */

/** `unsent`: the share sheet was closed without choosing. `unable`: the browser has no such way. */
export type Sharing = 'sent' | 'unsent' | 'unable';

export function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/** Opens the device's share sheet. Must be called from a press. */
export async function shareText(text: string): Promise<Sharing> {
  return shareWith({ text });
}

async function shareWith(what: ShareData): Promise<Sharing> {
  try {
    await navigator.share(what);
    return 'sent';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'unsent' : 'unable';
  }
}

/** The address that opens WhatsApp with the text; to the supplier's number when it is known in full (with its country code). */
export function whatsAppAddress(text: string, phone: string | null): string {
  const digits = phone?.trim().startsWith('+') ? phone.replace(/\D/g, '') : '';
  return `https://wa.me/${digits}?text=${encodeURIComponent(text)}`;
}

/** The address that opens a letter with the text; to nobody yet when no e-mail is known. RFC 6068: lines end with CRLF. */
export function mailAddress(text: string, subject: string, email: string | null): string {
  const body = encodeURIComponent(text.replaceAll('\n', '\r\n'));
  return `mailto:${encodeURIComponent(email ?? '').replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${body}`;
}

export async function copyText(text: string): Promise<Sharing> {
  try {
    await navigator.clipboard.writeText(text);
    return 'sent';
  } catch {
    return 'unable';
  }
}

/** Saves a file where the browser keeps downloads; from there it can be sent like any other. */
export function saveFile(bytes: Uint8Array, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it a moment after the press.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
