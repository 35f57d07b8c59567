import { useEffect, useRef, useState } from 'react'
import { type DraftPicture, MOST_PICTURES } from '../ask/composer.ts'
import { takePictures } from '../ask/pictures.ts'

export interface Drafts {
  pictures: readonly DraftPicture[]
  /** Why some were not taken, as codes of the contract. */
  refused: readonly string[]
  /** Names of files that are too large to be passed. */
  large: readonly string[]
  add(files: readonly Blob[]): Promise<void>
  refuse(large: readonly string[]): void
  remove(key: string): void
  blur(key: string, file: Blob, url: string): void
  /** Hands them over: whoever takes them revokes their urls. */
  take(): readonly DraftPicture[]
}

/** Pictures beside what is being written, before they leave this browser. */
export function useDrafts(): Drafts {
  const [pictures, setPictures] = useState<readonly DraftPicture[]>([])
  const [refused, setRefused] = useState<readonly string[]>([])
  const [large, setLarge] = useState<readonly string[]>([])
  const here = useRef(pictures)
  useEffect(() => {
    here.current = pictures
  }, [pictures])
  useEffect(
    () => () => {
      for (const { url } of here.current) URL.revokeObjectURL(url)
    },
    [],
  )
  return {
    pictures,
    refused,
    large,
    refuse: setLarge,
    async add(files) {
      const taken = await takePictures(files, MOST_PICTURES - here.current.length)
      setRefused(taken.refused)
      setPictures((before) => [...before, ...taken.pictures])
    },
    remove(key) {
      const gone = pictures.find((picture) => picture.key === key)
      if (gone) URL.revokeObjectURL(gone.url)
      setPictures(pictures.filter((picture) => picture.key !== key))
    },
    blur(key, file, url) {
      setPictures(
        pictures.map((picture) => {
          if (picture.key !== key) return picture
          URL.revokeObjectURL(picture.url)
          return { ...picture, file, url }
        }),
      )
    },
    take() {
      here.current = []
      setPictures([])
      setRefused([])
      setLarge([])
      return pictures
    },
  }
}
