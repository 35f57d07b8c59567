import type { Hand, Marks } from './marks.ts'
import type { SharedPointer } from './pointer.ts'

/** The shared screens as one draws and points on them. */
export interface Board {
  readonly marks: Marks
  readonly pointer: SharedPointer
}

/** Where somebody else points, as it is shown. */
export interface Pointing {
  pointer: SharedPointer
  hand: Hand
  name: string
}
