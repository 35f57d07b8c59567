import { readExam, readPast } from './files.ts'
import { measure, rounded } from './measure.ts'
import { PEERS } from './peers/all.ts'

/** `node bench/search/peer.ts <name> <folder>`: one engine in a process of its own, on what the folder holds; one JSON line. */
const [name = '', folder = ''] = process.argv.slice(2)
const load = PEERS[name]
if (load === undefined) {
  process.stderr.write(`there is no peer ${name}: ${Object.keys(PEERS).join(', ')}\n`)
  process.exit(2)
}
const peer = await (await load()).open()
const began = performance.now()
for await (const asks of readPast(folder)) await peer.add(asks)
await peer.ready()
const buildS = rounded((performance.now() - began) / 1000)
const measured = await measure(
  readExam(folder),
  (ask, count) =>
    peer.topPeople(
      ask.terms.map(([word]) => word),
      count,
    ),
  () => peer.cpuMs(),
  { warm: 3, seconds: 30 },
)
await peer.close()
process.stdout.write(`${JSON.stringify({ ...measured, buildS })}\n`)
