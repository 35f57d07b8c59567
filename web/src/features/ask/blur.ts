/** A rectangle of a picture, in its own pixels. */
export interface Patch {
  x: number
  y: number
  width: number
  height: number
}

/** Between two corners, whichever way they were drawn, inside a picture of that size; null when it is a slip of the hand. */
export function patchBetween(
  from: { x: number; y: number },
  to: { x: number; y: number },
  picture: { width: number; height: number },
): Patch | null {
  const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most)
  const left = clamp(Math.min(from.x, to.x), picture.width)
  const right = clamp(Math.max(from.x, to.x), picture.width)
  const top = clamp(Math.min(from.y, to.y), picture.height)
  const bottom = clamp(Math.max(from.y, to.y), picture.height)
  const patch = {
    x: Math.round(left),
    y: Math.round(top),
    width: Math.round(right - left),
    height: Math.round(bottom - top),
  }
  return patch.width < 4 || patch.height < 4 ? null : patch
}

const STRIPE = 10

/**
 * Covers a patch for good: one flat colour, the mean of what was there, under stripes. A mosaic or a soft blur of text
 * can be guessed back from its cells; one colour cannot.
 */
export function cover(context: CanvasRenderingContext2D, { x, y, width, height }: Patch): void {
  const { data } = context.getImageData(x, y, width, height)
  let [red, green, blue] = [0, 0, 0]
  for (let at = 0; at < data.length; at += 4) {
    red += data[at] ?? 0
    green += data[at + 1] ?? 0
    blue += data[at + 2] ?? 0
  }
  const count = Math.max(1, data.length / 4)
  const mean = [red, green, blue].map((sum) => Math.round(sum / count))
  const light = (mean[0] ?? 0) + (mean[1] ?? 0) + (mean[2] ?? 0) > 384
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  context.fillStyle = `rgb(${mean.join(' ')})`
  context.fillRect(x, y, width, height)
  context.strokeStyle = light ? 'rgb(0 0 0 / 14%)' : 'rgb(255 255 255 / 18%)'
  context.lineWidth = STRIPE / 2
  for (let at = x - height; at < x + width; at += STRIPE) {
    context.beginPath()
    context.moveTo(at, y + height)
    context.lineTo(at + height, y)
    context.stroke()
  }
  context.restore()
}

/** The picture with its patches, as a file of the same kind. Made anew from pixels: nothing of the original rides along. */
export async function blurred(file: Blob, patches: readonly Patch[]): Promise<Blob> {
  const image = await createImageBitmap(file)
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas in this browser')
  context.drawImage(image, 0, 0)
  for (const patch of patches) cover(context, patch)
  return new Promise((resolve, reject) => {
    const done = (made: Blob | null) => (made ? resolve(made) : reject(new Error('The picture was not made')))
    canvas.toBlob(done, file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png', 0.92)
  })
}
