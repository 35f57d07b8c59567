/** How loud a track is. Costs an audio graph of its own: whoever draws no level opens none. */
export interface Meter {
  /** 0 to 1: -60 dB (a quiet room) is 0, -10 dB (speech close by) is 1. */
  read(): number
  close(): void
}

export function openMeter(track: MediaStreamTrack): Meter {
  const context = new AudioContext()
  const source = context.createMediaStreamSource(new MediaStream([track]))
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    read() {
      analyser.getFloatTimeDomainData(samples)
      return levelOf(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    },
    close() {
      source.disconnect()
      void context.close()
    },
  }
}

/** @param power mean square of the samples, 0 to 1 */
export function levelOf(power: number): number {
  return Math.min(1, Math.max(0, (10 * Math.log10(power + 1e-12) + 60) / 50))
}
