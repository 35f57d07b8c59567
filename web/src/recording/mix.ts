/** Both voices, and what a shared tab plays, as one track. Who is muted is not heard in it either: their track is silent. */
export class Mix {
  readonly track: MediaStreamTrack
  readonly #context = new AudioContext()
  readonly #into = this.#context.createMediaStreamDestination()
  readonly #heard = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>()

  constructor() {
    const [track] = this.#into.stream.getAudioTracks()
    if (!track) throw new Error('nothing to mix into')
    this.track = track
    void this.#context.resume()
  }

  /** These are heard from now on; a device or a link that changed brings another track. */
  follow(tracks: readonly MediaStreamTrack[]): void {
    for (const [track, node] of this.#heard) {
      if (tracks.includes(track)) continue
      node.disconnect()
      this.#heard.delete(track)
    }
    for (const track of tracks) {
      if (this.#heard.has(track) || track.readyState === 'ended') continue
      const node = this.#context.createMediaStreamSource(new MediaStream([track]))
      node.connect(this.#into)
      this.#heard.set(track, node)
    }
  }

  end(): void {
    this.follow([])
    void this.#context.close()
  }
}
