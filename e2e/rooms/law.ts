/** Which room may import from which, and which guests it may invite: the law of the house as data, and its judge. */

/** One import as it stands in a file. Paths are relative to the project's root, with forward slashes. */
export interface Import {
  /** The file that imports, e.g. `src/jobs/learn.ts`. */
  readonly from: string;
  /** A project path (`src/domain/day.ts`), a package (`react`, `@scope/name`) or `node:fs`. */
  readonly to: string;
  readonly isPackage: boolean;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

interface Room {
  /** Rooms it may import from, besides itself. */
  readonly doors: readonly RoomName[];
  /** Rooms whose types it may name; a technique is then entered by its plain `types.ts` only. */
  readonly typeDoors?: readonly RoomName[];
  /** Packages it may import; `react-dom` stands for `react-dom/client` too. */
  readonly guests: readonly string[];
  /** Sub-folders are strangers to each other: techniques, screens. */
  readonly separate?: boolean;
  /** Further doors for its tests, which may wire real parts together. */
  readonly testDoors?: readonly RoomName[];
}

export type RoomName =
  | 'src/domain'
  | 'models/kit'
  | 'models'
  | 'workers'
  | 'src/db'
  | 'src/jobs'
  | 'src/ui'
  | 'src/features'
  | 'src/app'
  | 'src/app/service-worker'
  | 'e2e';

const REACT = ['react', 'react-dom', 'react-aria-components', 'lucide-react'] as const;
const TFJS = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgpu',
] as const;

/** What reads papers: ONNX Runtime and Tesseract, with OpenCV to prepare photos. */
const VISION = ['onnxruntime-web', 'tesseract.js', '@techstark/opencv-js'] as const;

export const ROOMS: Readonly<Record<RoomName, Room>> = {
  'src/domain': { doors: [], guests: ['papaparse', 'valibot', 'uuid'] },
  'models/kit': { doors: ['src/domain'], guests: TFJS },
  models: { doors: ['src/domain', 'models/kit'], guests: [...TFJS, ...VISION, 'zxing-wasm'], separate: true },
  workers: {
    doors: ['src/domain', 'models/kit', 'models'],
    // The worker knows where the files of its guests lie.
    guests: [
      ...TFJS,
      ...VISION,
      'zxing-wasm',
      'tesseract.js-core',
      '@tesseract.js-data',
      'pdfjs-dist',
      'read-excel-file',
      'write-excel-file',
    ],
  },
  'src/db': { doors: ['src/domain'], guests: ['dexie', 'uuid', 'valibot'] },
  'src/jobs': {
    doors: ['src/domain', 'models/kit', 'workers', 'src/db'],
    typeDoors: ['models'],
    testDoors: ['models'],
    guests: ['zustand', '@cantoo/pdf-lib'],
  },
  'src/ui': {
    doors: ['src/domain'],
    guests: [
      ...REACT,
      '@internationalized/date',
      'react-aria',
      'react-stately',
      'react-i18next',
      'recharts',
      '@fontsource-variable/plus-jakarta-sans',
    ],
  },
  'src/features': {
    doors: ['src/domain', 'src/db', 'src/jobs', 'src/ui'],
    typeDoors: ['models/kit', 'models'],
    guests: [...REACT, 'react-i18next', 'wouter', 'dexie-react-hooks'],
    separate: true,
  },
  'src/app': {
    doors: ['src/domain', 'src/db', 'src/jobs', 'src/ui', 'src/features'],
    typeDoors: ['models/kit', 'models', 'src/app/service-worker'],
    guests: [...REACT, 'react-i18next', 'i18next', 'wouter', 'dexie-react-hooks', 'zustand'],
  },
  'src/app/service-worker': { doors: [], guests: ['workbox-core', 'workbox-precaching', 'workbox-routing'] },
  e2e: {
    doors: ['src/domain', 'models/kit', 'models', 'src/app/service-worker'],
    // What it asks of the page while measuring.
    typeDoors: ['src/app', 'workers'],
    // Frozen books of earlier versions, to lay under the app.
    testDoors: ['src/db'],
    guests: [
      '@playwright/test',
      '@axe-core/playwright',
      'playwright-core',
      'lighthouse',
      'vite',
      'sirv',
      'fast-check',
      'write-excel-file',
    ],
  },
};

const TEST_GUESTS = ['vitest', 'fast-check', 'fake-indexeddb'] as const;
const BANNED_FOLDERS = ['utils', 'helpers', 'common', 'types'] as const;

/** What is wrong with a file's own name and place, in words; null when nothing is. */
export function judgeFile(path: string): string | null {
  if (roomOf(path) === null) return `${path}: there is no such room`;
  const folders = path.split('/').slice(0, -1);
  const banned = folders.find((folder) => BANNED_FOLDERS.some((name) => name === folder));
  if (banned) return `${path}: "${banned}" says nothing; name the folder for what it holds`;
  if (/(^|\/)index\.tsx?$/.test(path)) return `${path}: no barrels; import the file that has it`;
  return null;
}

/** What is wrong with one import, in words; null when it goes through an open door. */
export function judgeImport(found: Import): string | null {
  const room = roomOf(found.from);
  if (room === null) return `${found.from}: there is no such room`;
  return found.isPackage ? judgeGuest(found, room) : judgeDoor(found, room);
}

function judgeGuest({ from, to }: Import, room: RoomName): string | null {
  const invited = [...ROOMS[room].guests, ...(isTest(from) ? TEST_GUESTS : [])];
  if (invited.some((guest) => to === guest || to.startsWith(`${guest}/`))) return null;
  if (to.startsWith('node:') && (room === 'e2e' || isTest(from))) return null;
  return `${from}: ${to} is no guest of ${room}`;
}

function judgeDoor({ from, to, typeOnly }: Import, room: RoomName): string | null {
  const target = roomOf(to);
  if (target === null) return `${from}: ${to} is in no room`;
  if (isTest(to) && !(isTestSupport(to) && isTest(from))) return `${from}: ${to} is only for tests`;
  if (target === room) {
    const strangers = ROOMS[room].separate && subfolderOf(from, room) !== subfolderOf(to, room);
    return strangers ? `${from}: ${to} is a neighbour; neighbours in ${room} never see each other` : null;
  }
  const { doors, typeDoors = [], testDoors = [] } = ROOMS[room];
  if (doors.includes(target)) return null;
  if (isTest(from) && testDoors.includes(target)) return null;
  if (typeDoors.includes(target) && (typeOnly || isPlain(to, target))) return null;
  return `${from}: no door from ${room} to ${target} (${to})`;
}

/** The longest room name that the path lies in; a file directly under `src` or in an unknown folder is in none. */
export function roomOf(path: string): RoomName | null {
  const rooms = (Object.keys(ROOMS) as RoomName[]).filter((room) => path.startsWith(`${room}/`));
  const longest = rooms.sort((a, b) => b.length - a.length)[0] ?? null;
  return longest !== null && ROOMS[longest].separate && subfolderOf(path, longest) === null ? null : longest;
}

function subfolderOf(path: string, room: RoomName): string | null {
  const rest = path.slice(room.length + 1).split('/');
  return rest.length > 1 ? rest[0]! : null;
}

/** Plain data of a technique, and a list or constant of the service worker: safe on any thread. */
function isPlain(to: string, target: RoomName): boolean {
  if (target === 'models') return /\/types\.ts$/.test(to);
  return target === 'models/kit' || target === 'src/app/service-worker';
}

function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || isTestSupport(path);
}

/** What tests share lies in a folder `testing` beside them; nothing that ships may import it. */
function isTestSupport(path: string): boolean {
  return path.includes('/testing/');
}
