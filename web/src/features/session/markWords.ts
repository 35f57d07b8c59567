import type { Described, Region } from '../../call/describe.ts'

/** A mark as the log keeps it: data, so that each reader gets it in their own language. */
export type LoggedMark = Pick<Described, 'did' | 'step' | 'words' | 'region'>

const DEEDS: readonly Described['did'][] = ['drew', 'circled', 'pointed', 'boxed', 'lit', 'wrote', 'numbered']
const REGIONS: readonly string[] = ['top', 'middle', 'bottom'].flatMap((row) =>
  ['left', 'centre', 'right'].map((column) => `${row}_${column}`),
)

/** The text of a message of kind `mark`. */
export const logMark = ({ did, step, words, region }: Described): string =>
  JSON.stringify({ did, step, words, region } satisfies LoggedMark)

/**
 * What a message of kind `mark` says, or null when it says nothing we know (it is then shown as it is). A deed that a
 * newer tab knows and this one does not is a drawing all the same.
 */
export function readMark(text: string): LoggedMark | null {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof read !== 'object' || read === null) return null
  const { did, step, words, region } = read as Record<string, unknown>
  const deed = DEEDS.find((one) => one === did) ?? 'drew'
  if (typeof did !== 'string' || typeof words !== 'string' || typeof region !== 'string' || !REGIONS.includes(region))
    return null
  return { did: deed, step: typeof step === 'number' ? step : null, words, region: region as Region }
}

const WHERE: Record<Region, string> = {
  top_left: 'topLeft',
  top_centre: 'top',
  top_right: 'topRight',
  middle_left: 'left',
  middle_centre: 'middle',
  middle_right: 'right',
  bottom_left: 'bottomLeft',
  bottom_centre: 'bottom',
  bottom_right: 'bottomRight',
}

/** The key of the words for a place on the picture. */
export const whereKey = (region: Region): string => `session.where.${WHERE[region]}`

const KIND = {
  drew: 'pen',
  circled: 'circled',
  pointed: 'arrow',
  boxed: 'box',
  lit: 'spotlight',
  wrote: 'text',
} as const

/** The key of the words for a mark, and of those for its place. `mine`: the reader drew it. */
export function markKeys({ did, step, words, region }: LoggedMark, mine: boolean): { key: string; where: string } {
  const kind = did === 'numbered' ? (step === null ? 'pen' : words ? 'step' : 'stepBare') : KIND[did]
  return { key: `flow.mark.${kind}${mine ? 'You' : ''}`, where: whereKey(region) }
}
