import type { PictureRef } from '@binome/contract/terms.ts'
import { ORPCError } from '@orpc/client'
import { newId } from '../../app/id.ts'

type Body = { code?: unknown; data?: unknown }

const read = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * The verb `pictures.add`, by hand: fetch tells nothing of how far an upload is, XMLHttpRequest does.
 * @param progress share sent so far, 0 to 1
 * @throws ORPCError as the typed client throws it; TypeError when nothing arrived
 */
export function uploadPicture(file: Blob, progress: (share: number) => void): Promise<PictureRef> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/pictures')
    request.setRequestHeader('idempotency-key', newId())
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total)
    }
    request.onerror = () => reject(new TypeError('The picture did not arrive'))
    request.onload = () => {
      const answer = read(request.responseText)
      if (request.status >= 200 && request.status < 300) {
        resolve(answer as PictureRef)
        return
      }
      const { code, data } = (answer ?? {}) as Body
      const known = typeof code === 'string' ? code : request.status === 413 ? 'TOO_LARGE' : 'BROKEN'
      reject(new ORPCError(known, { status: request.status, data }))
    }
    const form = new FormData()
    form.append('file', file, 'picture')
    request.send(form)
  })
}
