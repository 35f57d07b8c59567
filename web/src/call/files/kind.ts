/** What a file is, by its name: what one reads before one takes it. */
export type FileKind =
  | 'image'
  | 'sheet'
  | 'document'
  | 'slides'
  | 'pdf'
  | 'archive'
  | 'program'
  | 'text'
  | 'sound'
  | 'film'
  | 'other'

const endings: { [K in Exclude<FileKind, 'other'>]: string } = {
  image: 'png jpg jpeg gif webp bmp tif tiff heic avif psd',
  sheet: 'xlsx xls xlsm xlsb ods csv tsv',
  document: 'docx doc docm dotm odt rtf',
  slides: 'pptx ppt pptm odp',
  pdf: 'pdf',
  archive: 'zip 7z rar tar gz tgz bz2 xz zst cab iso img vhd',
  program:
    'exe msi bat cmd com scr pif ps1 psm1 vbs vbe js jse wsf wsh hta lnk reg jar sh bash zsh py rb pl app dmg pkg deb rpm apk dll sys cpl msc scf url appimage',
  text: 'txt md log json xml yaml yml ini sql html htm svg css ts',
  sound: 'mp3 wav ogg flac m4a aac opus',
  film: 'mp4 webm mov avi mkv m4v',
}

const kinds = new Map(
  Object.entries(endings).flatMap(([kind, words]) => words.split(' ').map((ending) => [ending, kind as FileKind])),
)

/** Programs under another name: documents that carry some, and what unpacks to one or runs in a browser. */
const CARRIES = new Set('xlsm xlsb docm dotm pptm html htm svg iso img vhd'.split(' '))

/** The ending of a name in small letters, without the dots and blanks that Windows would drop; '' when it has none. */
export function endingOf(name: string): string {
  const bare = name.replace(/[. ]+$/u, '')
  const dot = bare.lastIndexOf('.')
  return dot <= 0 ? '' : bare.slice(dot + 1).toLowerCase()
}

export const kindOf = (name: string): FileKind => kinds.get(endingOf(name)) ?? 'other'

/** Whether opening it can do something by itself. */
export const mayAct = (name: string): boolean => kindOf(name) === 'program' || CARRIES.has(endingOf(name))

/**
 * A name as it may be shown and saved: nothing that turns its letters around (U+202E makes "exe.txt" of "txt.exe"), is
 * invisible, or leads to another folder; the end stays when it is too long, since that is what it is.
 */
export function plainName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/gu, '_')
    .normalize('NFC')
    .trim()
  const all = [...plain]
  const short = all.length > 120 ? [...all.slice(0, 80), '…', ...all.slice(-39)].join('') : plain
  return /^\.*$/u.test(short) ? '_' : short
}
