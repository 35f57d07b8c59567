import type { SessionRole } from '@binome/contract/terms.ts'
import { agreedAt, type Recording } from './rules.ts'

/**
 * The helper's page records: it shows the stage as it arrives and is looked at, while the seeker works elsewhere, with
 * their processor busy sending the picture.
 */
export const recorder: SessionRole = 'helper'

/** Something may be added while both say yes [M1], by the page that began it or, before any did, by one of the recorder's [M5]. */
export function mayAdd(recording: Recording, role: SessionRole, page: string): boolean {
  const both = recording.state === 'running' && agreedAt(recording) !== null
  return both && role === recorder && (recording.page === null || recording.page === page)
}

/** A recording is played once it is over [M7]; that the reader is one of the two was asked before. */
export function mayPlay(recording: Recording): recording is Recording & { file: string; type: string } {
  return recording.state === 'kept' && recording.file !== null
}
