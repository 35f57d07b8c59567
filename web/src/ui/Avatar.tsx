import css from './Avatar.module.css'
import { cx } from './cx.ts'
import { type Face, initialsOf, toneOf } from './face.ts'

export type AvatarProps = {
  person: Face
  /** 28, 38 or 56 px; `tap` (60, 48 on a phone) for the card of a tap. */
  size?: 'sm' | 'md' | 'lg' | 'tap' | undefined
  /** The green dot: only when the person has declared to be available. Its words are spoken. */
  available?: string | false | null | undefined
  /** The place kept for someone who has not come yet: dashed, no colour. */
  hole?: boolean | undefined
  /** Is heard now: a ring. Its words stand beside it. */
  speaks?: boolean | undefined
  /** Spoken name; silent by default, since a name stands beside nearly every face. */
  label?: string | undefined
}

/** A face: photo, or initials on a tone of the person's id. */
export function Avatar({ person, size = 'md', available, hole, speaks, label }: AvatarProps) {
  const tone = hole ? undefined : css[`t${toneOf(person.id) + 1}`]
  return (
    <span
      className={cx(css.face, css[size], tone, hole && css.hole, speaks && css.speaks)}
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
