const TYPES = ['image/png', 'image/jpeg', 'image/webp']
export const PHOTO_TYPES = TYPES.join(',')

/** 10 MB, as the server takes it (contract: me.setPhoto). */
export const PHOTO_BYTES = 10_000_000

/** What is wrong with a file before it is sent, as the codes the server would use; null when it may go. Pure. */
export function photoProblem(file: { type: string; size: number }): 'PICTURE_UNREADABLE' | 'TOO_LARGE' | null {
  if (!TYPES.includes(file.type)) return 'PICTURE_UNREADABLE'
  return file.size > PHOTO_BYTES ? 'TOO_LARGE' : null
}
