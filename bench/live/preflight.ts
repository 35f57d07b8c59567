import { meetInProduct } from './product-pair.ts'
import type { LinkedSetting } from './setting.ts'

/** What the product knows of a link that was never used, six seconds after somebody began to wait. */
export interface Preflight {
  /** What the link is taken for, kbit/s: start and cap of the screen come of it. Null: not known. */
  takenForKbps: number | null
  /** What the check says in words, kbit/s: so much gets through at least. Null: it says none. */
  atLeastKbps: number | null
}

/** The seeker waits in a browser that remembers nothing; nobody says Yes. */
export async function measurePreflight(setting: LinkedSetting): Promise<Preflight> {
  const { seeker, close } = await meetInProduct(setting, { page: 'typical' })
  try {
    return await seeker.evaluate(() => {
      const link = Number.parseInt(localStorage.getItem('binome.link') ?? '', 10)
      const { network } = JSON.parse(localStorage.getItem('binome.checked') ?? '{}')
      return { takenForKbps: link > 0 ? link : null, atLeastKbps: network?.kbps ?? null }
    })
  } finally {
    await close()
  }
}
