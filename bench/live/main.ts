import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { median } from '@binome/e2e/call/accept-to-frame.ts'
import { saveResult } from '../results.ts'
import { measureAcceptToFrame } from './accept-to-frame.ts'

/** `npm run bench:live -- [--rounds 5] [--json]` */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
})
const { product, bare, ratio } = await measureAcceptToFrame(Number(values.rounds))
if (values.save) saveResult('live', { acceptToFrame: { product, bare, ratio } })
if (values.json) process.stdout.write(`${JSON.stringify({ product, bare, ratio })}\n`)
else {
  const line = (name: string, all: number[]) =>
    `${name}: median ${Math.round(median(all))} ms [${all.map(Math.round).join(', ')}]\n`
  process.stdout.write(`${line('product', product)}${line('bare', bare)}ratio ${ratio.toFixed(2)}`)
  process.stdout.write(`, load ${loadavg()[0]?.toFixed(1)}\n`)
}
