/** The little of WebAssembly that techniques with a kernel of their own use, and `atob` to unpack it: every page, worker and Node has both. */

declare namespace WebAssembly {
  /** `initial` counts pages of 64 KiB. */
  class Memory {
    constructor(size: { readonly initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  /** Whether this engine can run such a program. */
  function validate(bytes: Uint8Array): boolean;
}

declare function atob(text: string): string;
