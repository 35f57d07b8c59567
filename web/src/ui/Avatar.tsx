import css from './Avatar.module.css'
import { cx } from './cx.ts'

/** What a face needs of a person; any view of a person fits. */
export type Face = { id: string; name: string; photo?: string | null | undefined }

export type AvatarProps = {
  person: Face
  /** 28, 38 or 56 px; `tap` (60, 48 on a phone) for the card of a tap. */
  size?: 'sm' | 'md' | 'lg' | 'tap'
  /** The green dot: only when the person has declared to be available. Its words are spoken. */
  available?: string | false | null | undefined
  /** The place kept for someone who has not come yet: dashed, no colour. */
  hole?: boolean
  /** Spoken name; silent by default, since a name stands beside nearly every face. */
  label?: string
}

const TONES = 5

/** A stable tone (0–4) from the id, so that a face keeps its colour everywhere. FNV-1a, 32 bits. */
export function toneOf(id: string): number {
  let hash = 0x811c9dc5
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % TONES
}

/** The first letters of the first two words of a name, accents kept: « Élodie Marchetti » → ÉM, « Maëlle Le Goff » → ML. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  return words
    .slice(0, 2)
    .map((word) => [...new Intl.Segmenter().segment(word)][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase()
}

/** A face: photo, or initials on a tone of the person's id. */
export function Avatar({ person, size = 'md', available, hole, label }: AvatarProps) {
  const tone = hole ? undefined : css[`t${toneOf(person.id)}`]
  return (
    <span
      className={cx(css.face, css[size], tone, hole && css.hole)}
      {...(label ? { role: 'img', 'aria-label': label } : {})}
    >
      {person.photo && !hole ? (
        <img className={css.photo} src={person.photo} alt="" loading="lazy" />
      ) : (
        <span aria-hidden="true">{initialsOf(person.name)}</span>
      )}
      {available && (
        <span className={css.dot}>
          <span className="b-hidden">{available}</span>
        </span>
      )}
    </span>
  )
}
