import { expect, test } from 'vitest';
import { mailAddress, whatsAppAddress } from './share-text.ts';

test('a letter opens with its subject and its lines', () => {
  const address = new URL(mailAddress('Order for A&B\n• 2 kg', 'Order?', 'pak.budi@pasar.id'));
  expect(address.pathname).toBe('pak.budi@pasar.id');
  expect(address.searchParams.get('subject')).toBe('Order?');
  expect(address.searchParams.get('body')).toBe('Order for A&B\r\n• 2 kg');
  expect(mailAddress('x', 'y', null)).toBe('mailto:?subject=y&body=x');
});

test('WhatsApp opens with the number when it is known in full', () => {
  expect(whatsAppAddress('a b', '+62 812-3456')).toBe('https://wa.me/628123456?text=a%20b');
  expect(whatsAppAddress('a', '0812')).toBe('https://wa.me/?text=a');
});
