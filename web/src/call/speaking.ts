/** Whether somebody speaks, from how loud it is, looked at some ten times a second. */
export interface Speaking {
  speaks: boolean
  /** Loud looks in a row. */
  loud: number
  /** When it was loud last, ms. */
  heardAt: number
}

export const SILENT: Speaking = { speaks: false, loud: 0, heardAt: Number.NEGATIVE_INFINITY }

/** Louder than this begins it (0 to 1, as `Meter` reads: -60 dB is 0, -10 dB is 1): some -40 dB. */
const BEGINS = 0.4
/** Quieter than this ends it: some -46 dB, so that a voice at the edge does not flicker. */
const GOES_ON = 0.28
const LOOKS = 2
const PAUSE_MS = 700

/** After one more look [U6]. Pure. @param level 0 to 1 @param now ms */
export function heard(before: Speaking, level: number, now: number): Speaking {
  const isLoud = level >= (before.speaks ? GOES_ON : BEGINS)
  const loud = isLoud ? before.loud + 1 : 0
  const heardAt = isLoud ? now : before.heardAt
  const speaks = before.speaks ? now - heardAt < PAUSE_MS : loud >= LOOKS
  return { speaks, loud, heardAt }
}
