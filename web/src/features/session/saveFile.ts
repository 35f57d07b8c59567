import { fileOnDisk } from '../../call/files/disk.ts'

/** Into the browser's downloads, whose own checks then look at it; never opened. False when it is not there any more. */
export async function saveFile({ id, name }: { id: string; name: string }): Promise<boolean> {
  const file = await fileOnDisk(id)
  if (!file) return false
  // Of no type, so that no browser shows it in the place of saving it.
  const url = URL.createObjectURL(file.slice(0, file.size, 'application/octet-stream'))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // A browser that copies a large one reads from it for a while.
  setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000)
  return true
}
