/** Gives a file to the person: where they choose to put it, into the downloads, or through the device's share sheet. */

/** What browsers with the File System Access API have (https://wicg.github.io/file-system-access). */
type SavePicker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

/** False when the person changed their mind. Without a save dialogue of its own the browser downloads it. */
export async function saveFileAs(file: File): Promise<boolean> {
  const pick = 'showSaveFilePicker' in window ? (window.showSaveFilePicker as SavePicker) : null;
  if (pick !== null) {
    try {
      const handle = await pick.call(window, { suggestedName: file.name });
      const stream = await handle.createWritable();
      await file.stream().pipeTo(stream);
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false;
    }
  }
  return download(file);
}

/** Lets the browser put it into the downloads. */
export function download(file: File): true {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The download has its own hold on the file by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}

/** Whether the device has a share sheet that takes files of this kind. */
export function canShare(file: File): boolean {
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
}

/** False when the person changed their mind. */
export async function shareFile(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    // The press may be too long ago for sharing.
    return download(file);
  }
}
