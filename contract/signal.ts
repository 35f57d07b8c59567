import { z } from 'zod'

/**
 * What two browsers of one session say to each other so as to meet.
 *
 * `Signal` travels through the server, which relays it between the two participants of a session
 * and believes nothing in it: it checks sizes and shape, and that sender and reader belong to the session.
 * `Pointer`, `MarkMessage` and `WordsMessage` never cross the server: they go over the data channels of the call.
 */

/** One open page of one person: made by the page, lives as long as the page. */
export const TabId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/** One attempt at an RTCPeerConnection. Of a held offer it is `<tab>.<generation>`. */
export const LinkId = z.string().regex(/^[A-Za-z0-9_.:-]{8,96}$/)

/** A session description; a real one has 4 to 12 kB, 64 kB is the bound. */
export const Sdp = z.string().min(1).max(65_536).startsWith('v=0')

/**
 * The seeker's offer made while waiting: no track in it, its candidates included.
 * The server keeps it in memory only and gives it to nobody but the helper whose accept won.
 * `generation` grows with each renewal of the same tab; an older one is never used.
 */
export const HeldOffer = z.strictObject({
  tab: TabId,
  generation: z.int().min(0).max(1_000_000),
  sdp: Sdp,
})
export type HeldOffer = z.infer<typeof HeldOffer>

/** What kind of surface is shared (`MediaTrackSettings.displaySurface`); `camera`: a thing that a camera is pointed at. */
export const Surface = z.enum(['browser', 'window', 'monitor', 'camera'])
export type Surface = z.infer<typeof Surface>

/** What one tells the other of a thing that may be given: had of me; I ask for yours, for the nth time; the last of your askings that is over. */
const Grant = z.strictObject({
  given: z.boolean(),
  asks: z.int().min(1).max(1_000_000).nullable(),
  answered: z.int().min(0).max(1_000_000),
})

/** What a person lets flow, as the other one should see it. */
export const PeerState = z.strictObject({
  microphone: z.enum(['open', 'muted', 'blocked', 'none']),
  /** `null`: nothing is shared. The size of the frame is known by the picture itself, it may change at any time. */
  sharing: z
    .strictObject({
      surface: Surface,
      /** Held back for the moment: no picture flows. A tab from before does not say it. */
      paused: z.boolean().optional(),
    })
    .nullable(),
  /** Said yes beforehand, in so many words, that it flows as soon as somebody says yes. */
  armed: z.strictObject({ voice: z.boolean(), screen: z.boolean() }),
  /** To draw on my screen, to see it. A tab from before says nothing of it. */
  grants: z.strictObject({ annotate: Grant, view: Grant }).optional(),
})
export type PeerState = z.infer<typeof PeerState>

const addressed = {
  /** The page that speaks. */
  from: TabId,
  /** The page that is spoken to; without it, whichever page of the other person shows the session. */
  to: TabId.optional(),
}

export const Signal = z.discriminatedUnion('kind', [
  /**
   * I am here and have no link that works. `reply` answers a hello and is not answered again; `dropped` is the link
   * that was given up for it, so that whoever still waits for that one knows.
   */
  z.strictObject({ kind: z.literal('hello'), ...addressed, reply: z.boolean(), dropped: LinkId.nullable() }),
  z.strictObject({ kind: z.literal('offer'), ...addressed, link: LinkId, sdp: Sdp }),
  z.strictObject({ kind: z.literal('answer'), ...addressed, link: LinkId, sdp: Sdp }),
  z.strictObject({
    kind: z.literal('candidate'),
    ...addressed,
    link: LinkId,
    /** `RTCIceCandidate.candidate`; empty at the end of the candidates. */
    candidate: z.string().max(1_024),
    mid: z.string().max(64).nullable(),
    line: z.int().min(0).max(64).nullable(),
    fragment: z.string().max(256).nullable(),
  }),
  /** This link is over: `left` the session, `stale` (unknown or too old), `elsewhere` (another tab took over). */
  z.strictObject({
    kind: z.literal('bye'),
    ...addressed,
    link: LinkId.nullable(),
    reason: z.enum(['left', 'stale', 'elsewhere']),
  }),
  z.strictObject({ kind: z.literal('state'), ...addressed, state: PeerState }),
])
export type Signal = z.infer<typeof Signal>

/** A fraction of the captured frame, from its top left corner; marks may hang over the edge a little. */
const fraction = z.number().min(-0.25).max(1.25)
export const Point = z.tuple([fraction, fraction])
export type Point = z.infer<typeof Point>

/** Where the other one points, on whose screen. `at: null`: no longer pointing. `n` grows, older ones are dropped. */
export const Pointer = z.strictObject({
  n: z.int().min(0),
  /** Whose screen is pointed at, as its owner's tab. */
  stage: TabId,
  at: Point.nullable(),
})
export type Pointer = z.infer<typeof Pointer>

export const MarkTool = z.enum(['pen', 'arrow', 'box', 'spotlight', 'text', 'step'])
export type MarkTool = z.infer<typeof MarkTool>

/** One thing drawn on the shared picture. `words` is for text and step, and may be given to any mark as its caption. */
export const Mark = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  stage: TabId,
  tool: MarkTool,
  /** pen: the stroke; arrow: tail, head; box and spotlight: two opposite corners; text and step: its one place. */
  points: z.array(Point).min(1).max(2_000),
  /** The number of a step, from 1. */
  step: z.int().min(1).max(99).nullable(),
  words: z.string().max(200),
})
export type Mark = z.infer<typeof Mark>

/**
 * On the ordered channel `marks`. `grow` adds points to a pen stroke that is being drawn, and moves the far end of an
 * arrow, a box or a spotlight. A message that does not parse is passed over, so what is added here breaks no older tab.
 */
export const MarkMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('draw'), mark: Mark }),
  z.strictObject({ kind: z.literal('grow'), id: Mark.shape.id, points: z.array(Point).min(1).max(500) }),
  /** The stroke is finished: from now on it fades. */
  z.strictObject({ kind: z.literal('lift'), id: Mark.shape.id }),
  /** The stroke is finished, and stays until it is cleared. (To a tab that does not know this it is never finished.) */
  z.strictObject({ kind: z.literal('keep'), id: Mark.shape.id }),
  z.strictObject({ kind: z.literal('erase'), id: Mark.shape.id }),
  z.strictObject({ kind: z.literal('clear') }),
])
export type MarkMessage = z.infer<typeof MarkMessage>

/** A list of 2048 words that two people read aloud from. */
export const WordList = z.enum(['fr', 'en'])
export type WordList = z.infer<typeof WordList>

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)

/** On the ordered channel `words`: a number committed to before it is shown (`web/src/call/words.ts`). */
export const WordsMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('commit'), commitment: Hex32, list: WordList }),
  z.strictObject({ kind: z.literal('reveal'), nonce: Hex32 }),
])
export type WordsMessage = z.infer<typeof WordsMessage>
