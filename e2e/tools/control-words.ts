/** Leaves out what the controls' library would say in thirty languages nobody here speaks, and adds the two that are spoken. */

import type { Plugin } from 'vite';

type Words = Readonly<Record<string, string>>;

/** What the controls in use say by themselves, to screen readers only; the rest stays English. By the library's folder; `{date}` is a gap. */
const WORDS: Readonly<Record<string, { readonly 'en-US'?: Words; readonly 'id-ID': Words; readonly 'ms-MY': Words }>> =
  {
    overlays: { 'id-ID': { dismiss: 'Tutup' }, 'ms-MY': { dismiss: 'Tutup' } },
    toast: { 'id-ID': { close: 'Tutup' }, 'ms-MY': { close: 'Tutup' } },
    searchfield: { 'id-ID': { 'Clear search': 'Kosongkan' }, 'ms-MY': { 'Clear search': 'Kosongkan' } },
    spinbutton: { 'id-ID': { Empty: 'Kosong' }, 'ms-MY': { Empty: 'Kosong' } },
    autocomplete: { 'id-ID': { collectionLabel: 'Saran' }, 'ms-MY': { collectionLabel: 'Cadangan' } },
    datepicker: {
      'id-ID': {
        calendar: 'Kalender',
        selectedDateDescription: 'Dipilih: {date}',
        selectedTimeDescription: 'Dipilih: {time}',
      },
      'ms-MY': {
        calendar: 'Kalendar',
        selectedDateDescription: 'Dipilih: {date}',
        selectedTimeDescription: 'Dipilih: {time}',
      },
    },
    calendar: {
      'id-ID': {
        previous: 'Sebelumnya',
        next: 'Berikutnya',
        selectedDateDescription: 'Dipilih: {date}',
        todayDate: 'Hari ini, {date}',
        todayDateSelected: 'Hari ini, {date}, dipilih',
        dateSelected: '{date}, dipilih',
        minimumDate: 'Hari paling awal',
        maximumDate: 'Hari paling akhir',
      },
      'ms-MY': {
        previous: 'Sebelumnya',
        next: 'Berikutnya',
        selectedDateDescription: 'Dipilih: {date}',
        todayDate: 'Hari ini, {date}',
        todayDateSelected: 'Hari ini, {date}, dipilih',
        dateSelected: '{date}, dipilih',
        minimumDate: 'Hari paling awal',
        maximumDate: 'Hari paling akhir',
      },
    },
    dnd: {
      'id-ID': {
        dropDescriptionKeyboard: 'Tekan Enter untuk menaruh. Tekan Escape untuk batal.',
        dropDescriptionTouch: 'Ketuk dua kali untuk menaruh.',
        dropDescriptionVirtual: 'Klik untuk menaruh.',
        dropCanceled: 'Batal menaruh.',
        dropComplete: 'Sudah ditaruh.',
      },
      'ms-MY': {
        dropDescriptionKeyboard: 'Tekan Enter untuk meletak. Tekan Escape untuk batal.',
        dropDescriptionTouch: 'Ketik dua kali untuk meletak.',
        dropDescriptionVirtual: 'Klik untuk meletak.',
        dropCanceled: 'Letakan dibatalkan.',
        dropComplete: 'Sudah diletak.',
      },
    },
    components: {
      'en-US': { dropzoneLabel: 'Drop zone' },
      'id-ID': { selectPlaceholder: 'Pilih', dropzoneLabel: 'Taruh di sini' },
      'ms-MY': { selectPlaceholder: 'Pilih', dropzoneLabel: 'Letak di sini' },
    },
  };

/** Only in the build: the development server bundles the library by itself, in English and thirty more. */
export function controlWords(): Plugin {
  return {
    name: 'papadin:control-words',
    apply: 'build',
    load(id) {
      const found = /[\\/]react-aria(-components)?[\\/]dist[\\/]private[\\/](?:(\w+)[\\/])?intlStrings\.mjs$/.exec(id);
      if (found === null) return null;
      const folder = found[1] === undefined ? (found[2] ?? '') : 'components';
      const english = found[1] === undefined ? `../intl/${folder}/en-US.mjs` : './intl/en-US.mjs';
      const { 'en-US': own = {}, 'id-ID': indonesian = {}, 'ms-MY': malay = {} } = WORDS[folder] ?? {};
      return [
        `import english from '${english}';`,
        'export default {',
        `  'en-US': { ...english, ...${JSON.stringify(own)} },`,
        `  'id-ID': { ...english, ...${asCode(indonesian)} },`,
        `  'ms-MY': { ...english, ...${asCode(malay)} },`,
        '};',
      ].join('\n');
    },
  };
}

/** An object literal; a text with gaps is a function of what fills them, as the library has it. */
function asCode(words: Words): string {
  const entries = Object.entries(words).map(([key, text]) => {
    const filled = `\`${text.replaceAll(/\{(\w+)\}/g, (_, gap: string) => `\${args.${gap}}`)}\``;
    return `${JSON.stringify(key)}: ${text.includes('{') ? `(args) => ${filled}` : JSON.stringify(text)}`;
  });
  return `{ ${entries.join(', ')} }`;
}
