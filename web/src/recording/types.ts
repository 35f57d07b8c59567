/**
 * What this browser can record, best first; null: nothing. WebM stays playable wherever it is broken off; MP4 only where
 * the browser writes it in fragments, and it is taken where there is nothing else (Safari).
 */
export function chooseType(): string | null {
  if (typeof MediaRecorder === 'undefined' || !('captureStream' in HTMLCanvasElement.prototype)) return null
  return TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null
}

const TYPES = ['video/webm;codecs=vp9,opus', 'video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4']
