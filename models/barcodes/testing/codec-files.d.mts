export declare const decoder: ArrayBuffer;
export declare const writer: ArrayBuffer;
