/** Hands a text to the person's own ways of sending it; the app itself sends nothing. */

/** `unsent`: the share sheet was closed without choosing. `unable`: the browser has no such way. */
export type Sharing = 'sent' | 'unsent' | 'unable';

export function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/** Opens the device's share sheet. Must be called from a press. */
export async function shareText(text: string): Promise<Sharing> {
  try {
    await navigator.share({ text });
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

export async function copyText(text: string): Promise<Sharing> {
  try {
    await navigator.clipboard.writeText(text);
    return 'sent';
  } catch {
    return 'unable';
  }
}
