import type { Hub } from '../src/platform/hub.ts'

/** The line to people's tabs, without sockets: it knows how many each has open, and nobody hears what is sent or speaks. */
export function quietHub(tabs: (personId: string) => number): Hub {
  return {
    refresh: async () => undefined,
    toSocket: () => undefined,
    kick: () => 0,
    onUp: () => undefined,
    onConnect: () => undefined,
    onDisconnect: () => undefined,
    connected: tabs,
    activity: (personId) => (tabs(personId) > 0 ? 'active' : 'away'),
    size: () => 0,
    settled: async () => undefined,
    stop: async () => undefined,
  }
}
