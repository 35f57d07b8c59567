import { parseArgs } from 'node:util'
import { median } from '../figures.ts'
import { meetByDefault } from './default-pair.ts'
import type { Pair } from './meeting.ts'
import { meetInProduct } from './product-pair.ts'
import { hereSetting, type Setting, startServers } from './setting.ts'
import { firstPicture } from './watch.ts'

/**
 * From the helper's Yes to the first picture alone, product beside default, on this computer without an emulated link:
 * needs neither root nor a namespace. A part of bench:flow. `accept-to-frame.ts [--rounds 5]` says one JSON line.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const product: number[] = []
const bare: number[] = []
const servers = await startServers({ TURN_URLS: '' })
try {
  for (let round = 0; round < Number(values.rounds); round += 1) {
    bare.push(await first(hereSetting(servers), meetByDefault))
    product.push(await first(hereSetting(servers), meetInProduct))
  }
} finally {
  await servers.close()
}
process.stdout.write(`${JSON.stringify({ product, bare, ratio: median(product) / median(bare) })}\n`)

async function first(setting: Setting, pair: Pair): Promise<number> {
  const meeting = await pair(setting, { page: 'typical' })
  try {
    await meeting.yes()
    return await firstPicture(meeting.helper)
  } finally {
    await meeting.close()
  }
}
