import { createLog } from '../platform/log.ts'
import { runCommand } from '../platform/operator.ts'
import { recoveryLinkFor } from './recovery.ts'

// `npm run admin:recover -- <email>`: prints a link to choose a new password, beside a running server or without one.

const [email] = process.argv.slice(2)
if (email === undefined) {
  process.stderr.write('Usage: npm run admin:recover -- <email>\n')
  process.exitCode = 2
} else {
  await runCommand(async ({ config, db }) => {
    const hub = { kick: () => 0 }
    const link = await recoveryLinkFor({ config, db, hub, mail: null, log: createLog('silent') }, email)
    if (link === null) {
      process.stderr.write('No present member has this e-mail.\n')
      return 1
    }
    process.stdout.write(`${link}\nGood once, for 24 hours.\n`)
    return 0
  })
}
