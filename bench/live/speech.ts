import { writeFileSync } from 'node:fs'

/**
 * Writes what stands for a voice, as a WAV for Chromium's microphone: syllables of a buzz with harmonics, four a second,
 * and no pause long enough for a receiver to take it for silence. What is measured is which packets come, not words.
 */
export function writeSpeech(file: string): void {
  const rate = 48_000
  const samples = rate * 10
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + samples * 2, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * 2, 40)
  let phase = 0
  for (let i = 0; i < samples; i++) {
    const t = i / rate
    phase += (110 + 25 * Math.sin(2 * Math.PI * 0.7 * t)) / rate
    let wave = 0
    for (let harmonic = 1; harmonic <= 12; harmonic++) wave += Math.sin(2 * Math.PI * phase * harmonic) / harmonic
    const syllable = 0.3 + 0.7 * Math.sin(Math.PI * 4 * t) ** 2
    wav.writeInt16LE(Math.round(wave * syllable * 7000), 44 + i * 2)
  }
  writeFileSync(file, wav)
}
