/** Hands a file to the person: into the downloads, or through the device's share sheet. */

/** Lets the browser download it. */
export function saveFile(file: File): true {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The download has its own hold on the file by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}

export function canShareFile(): boolean {
  const probe = new File([new Uint8Array(1)], 'a.papadin', { type: 'application/octet-stream' });
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe] });
}

/** False when the person changed their mind. Where the press is too long ago for sharing, the file is saved instead. */
export async function shareFile(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    return saveFile(file);
  }
}
