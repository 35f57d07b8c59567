import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '@binome/dev/tools.ts'
import type { FromEmulator, ToEmulator } from '../emulator-process.ts'
import type { Link } from '../links.ts'
import { openDoors } from './doors.ts'
import type { Way } from './way.ts'

/** A network namespace with one way out: the emulated link. */
export interface Place {
  /** Its address on the link. */
  address: string
  /** How a program is started there. */
  command(program: string, args: string[]): [program: string, args: string[]]
  /** From inside, `127.0.0.1:port` is then the port of the same number outside; what is said takes `delay` ms each way. */
  letOut(port: number, delay: number): Promise<void>
  /** A port outside that leads to a port of `127.0.0.1` inside. */
  reach(port: number): Promise<number>
}

export interface Places {
  seeker: Place
  helper: Place
  shape(link: Link): void
  /** Nothing gets through until it is healed, neither between the two nor from the seeker to the servers. */
  cut(cut: boolean): void
  /** Packets so far, from the seeker and from the helper. */
  counts(): Promise<[Way['counts'], Way['counts']]>
  close(): Promise<void>
}

/**
 * Two places and the link between them. Kernels without `sch_netem` cannot shape a link, so packets pass through a
 * process of ours: socat gives each namespace a TUN device whose packets are datagrams outside of it.
 * Needs root and `/dev/net/tun`. What was made is taken away again at `close`, at exit and at signals.
 * @throws Error that says what is missing
 */
export async function openPlaces(link: Link, seed = 1): Promise<Places> {
  if (process.getuid?.() !== 0) throw new Error('The emulated links need root, to make network namespaces.')
  const socat = findProgram('socat', 'socat')
  findProgram('ip', 'iproute2')
  const folder = mkdtempSync(join(tmpdir(), 'binome-places-'))
  const names = ['s', 'h'].map((end) => `binome-${process.pid}-${end}`) as [string, string]
  const children: ChildProcess[] = []
  const takeDown = () => {
    for (const child of children) child.kill('SIGKILL')
    for (const name of names) {
      // Whatever still runs there was started by us: browsers, coturn, doors.
      const { stdout } = spawnSync('ip', ['netns', 'pids', name], { encoding: 'utf8' })
      for (const pid of stdout.split('\n').filter(Boolean)) endProcess(Number(pid))
      spawnSync('ip', ['netns', 'delete', name], { stdio: 'ignore' })
    }
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', takeDown)
  const onSignal = (signal: NodeJS.Signals) => process.exit(signal === 'SIGINT' ? 130 : 143)
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  const doors: ReturnType<typeof openDoors>[] = []
  const close = async () => {
    for (const door of doors.splice(0)) await door.close()
    takeDown()
    process.off('exit', takeDown)
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
  try {
    const emulator = fork(join(import.meta.dirname, '../emulator-process.ts'), [JSON.stringify([link, seed])])
    children.push(emulator)
    const [first] = (await once(emulator, 'message')) as [FromEmulator]
    if (!('ports' in first)) throw new Error('the emulator did not begin')
    const say = (message: ToEmulator) => void emulator.send(message)
    const place = async (end: 0 | 1): Promise<Place> => {
      const name = names[end]
      const address = `10.200.0.${end + 1}`
      children.push(await lay({ socat, name, address, port: first.ports[end], device: `bn${process.pid}${end}` }))
      const door = openDoors({ socat, name, folder: join(folder, String(end)) })
      doors.push(door)
      const command = (program: string, args: string[]): [string, string[]] => [
        'ip',
        ['netns', 'exec', name, program, ...args],
      ]
      return { address, command, letOut: door.letOut, reach: door.reach }
    }
    const [seeker, helper] = [await place(0), await place(1)]
    return {
      seeker,
      helper,
      shape: (link) => say({ link }),
      cut(cut) {
        say({ cut })
        doors[0]?.cut(cut)
      },
      async counts() {
        say({ counts: true })
        const [answer] = (await once(emulator, 'message')) as [FromEmulator]
        if (!('counts' in answer)) throw new Error('the emulator said something else')
        return answer.counts
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** A namespace whose only device is a TUN that socat holds from outside. Resolves with that socat. */
async function lay(options: { socat: string; name: string; address: string; port: number; device: string }) {
  const { socat, name, address, port, device } = options
  ip('netns', 'add', name)
  const tun = spawn(
    socat,
    [`TUN,tun-type=tun,tun-name=${device},iff-no-pi,iff-up`, `UDP4:127.0.0.1:${port},bind=127.0.0.1,rcvbuf=4000000`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  // It is up when socat has done what it does by the device's name.
  const isUp = () => spawnSync('ip', ['-o', 'link', 'show', device, 'up'], { encoding: 'utf8' }).stdout !== ''
  for (let tries = 0; !isUp(); tries++) {
    if (tries > 200 || tun.exitCode !== null) throw new Error('socat made no TUN device: is /dev/net/tun there?')
    await new Promise((done) => setTimeout(done, 20))
  }
  // A device keeps its owner's descriptor when it moves, so that socat stays outside.
  ip('link', 'set', device, 'netns', name, 'name', 'eth0')
  const inside = (...args: string[]) => run('ip', ['netns', 'exec', name, ...args])
  inside('sh', '-c', 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6')
  inside('ip', 'address', 'add', `${address}/24`, 'dev', 'eth0')
  inside('ip', 'link', 'set', 'lo', 'up')
  inside('ip', 'link', 'set', 'eth0', 'mtu', '1400', 'up')
  inside('ip', 'route', 'add', 'default', 'dev', 'eth0')
  // A first packet, to nobody: the emulator learns from it where this place's packets go.
  inside('sh', '-c', `echo | ${socat} - UDP4-SENDTO:10.200.0.254:9`)
  return tun
}

const ip = (...args: string[]) => run('ip', args)

function run(program: string, args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr.trim()}`)
}
