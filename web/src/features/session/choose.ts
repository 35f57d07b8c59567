import type { Chosen } from './files.ts'

type Picker = (wish: { multiple: boolean }) => Promise<FileSystemFileHandle[]>
type Dropped = DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> }

/** The browser's own chooser, which lets a page keep what it gave; null where there is none. In a click. */
export function pickFiles(multiple: boolean): Promise<Chosen[]> | null {
  const pick = (globalThis as { showOpenFilePicker?: Picker }).showOpenFilePicker
  if (!pick) return null
  return pick({ multiple }).then(
    (handles) => Promise.all(handles.map(async (handle) => ({ file: await handle.getFile(), handle }))),
    // Closed without choosing.
    () => [],
  )
}

/** What was dropped and is no picture, with its handle where the browser gives one. In the event itself. */
export async function droppedFiles(items: DataTransferItemList): Promise<Chosen[]> {
  const found = [...items].flatMap((item: Dropped) => {
    const file = item.kind === 'file' && !item.type.startsWith('image/') ? item.getAsFile() : null
    return file ? [{ file, handle: item.getAsFileSystemHandle?.() ?? Promise.resolve(null) }] : []
  })
  const chosen = await Promise.all(
    found.map(async ({ file, handle }) => ({ file, handle: await handle.catch(() => null) })),
  )
  return chosen.flatMap(({ file, handle }): Chosen[] => {
    // A folder is no file.
    if (handle?.kind === 'directory') return []
    return [{ file, ...(handle && { handle: handle as FileSystemFileHandle }) }]
  })
}
