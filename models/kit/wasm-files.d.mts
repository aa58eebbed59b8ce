/** What wasm-files.mjs gives. */

import type { WasmUrls } from './tfjs-backend.ts';

export const WASM_FILES: WasmUrls;
