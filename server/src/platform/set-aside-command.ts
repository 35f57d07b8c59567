import { parseArgs } from 'node:util'
import { runCommand } from './operator.ts'
import { nameOf, openShelf, type SetAsideShelf } from './set-aside.ts'

// `npm run admin:set-aside`: what failed for good; `-- retry <name>|all` and `-- drop <name> --because "…"`.

const usage = `Usage: npm run admin:set-aside                                lists what failed for good
       npm run admin:set-aside -- retry <name>|all            gives it another round of tries
       npm run admin:set-aside -- drop <name> --because "…"   takes it away, and keeps why
`

const { positionals, values } = parseArgs({ allowPositionals: true, options: { because: { type: 'string' } } })
const [deed = 'list', name] = positionals
const because = values.because?.trim() ?? ''
const right =
  (deed === 'list' && name === undefined) ||
  (deed === 'retry' && name !== undefined) ||
  (deed === 'drop' && name !== undefined && because !== '' && because.length <= 500)

if (!right) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  await runCommand(async ({ db, databaseUrl }) => {
    const shelf = await openShelf(db, databaseUrl, () => new Date())
    try {
      return await act(shelf)
    } finally {
      await shelf.close()
    }
  })
}

async function act(shelf: SetAsideShelf): Promise<number> {
  const all = await shelf.list()
  if (deed === 'list') {
    for (const aside of all) process.stdout.write(`${nameOf(aside)}  ${aside.kind}  ${aside.why}\n`)
    process.stdout.write(all.length === 0 ? 'Nothing is set aside.\n' : `${all.length} set aside.\n`)
    return 0
  }
  const meant = deed === 'retry' && name === 'all' ? all : all.filter((aside) => nameOf(aside) === name)
  if (meant.length === 0) {
    process.stderr.write('Nothing of that name is set aside.\n')
    return 1
  }
  for (const aside of meant) {
    if (deed === 'retry') await shelf.retry(aside)
    else await shelf.drop(aside, because)
    process.stdout.write(`${nameOf(aside)}  ${deed === 'retry' ? 'will be tried again' : 'dropped'}\n`)
  }
  return 0
}
