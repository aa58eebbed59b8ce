/** The one global beside ES2023 that tests of techniques need and every runtime has: pages, workers and Node alike. */
declare function structuredClone<Value>(value: Value): Value;
