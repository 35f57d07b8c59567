import type { BrowserContext, Page } from '@playwright/test'
import type { Setting } from './setting.ts'

/** Two people about to meet: the seeker waits, voice and screen ready, in a tab behind the one that will be shared. */
export interface Meeting {
  seeker: Page
  helper: Page
  /** The page that is shared. */
  shared: Page
  /** The helper says Yes. */
  yes(): Promise<void>
  close(): Promise<void>
}

export interface MeetingWish {
  page: 'typical' | 'dense'
  /** The microphones hear something like speech, rather than a beep now and then. */
  speaks?: boolean
  /** Pixels of the helper's screen for a CSS pixel. */
  dpr?: number
  /** Before the first page of each. */
  prepareSeeker?: (context: BrowserContext) => Promise<void>
  prepareHelper?: (context: BrowserContext) => Promise<void>
}

/** How a pair is brought to that moment: the product, or the default. */
export type Pair = (setting: Setting, wish: MeetingWish) => Promise<Meeting>
