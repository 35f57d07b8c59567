import type { Ref } from 'react'

type Props = {
  ref: Ref<HTMLInputElement>
  label: string
  /** MIME types; any without. */
  accept?: readonly string[]
  multiple?: boolean
  onChosen: (files: File[]) => void
}

/** The browser's own chooser of files, opened by a button beside it. The same file may be chosen twice in a row. */
export function FileInput({ ref, label, accept, multiple = false, onChosen }: Props) {
  return (
    <input
      ref={ref}
      type="file"
      accept={accept?.join(',')}
      multiple={multiple}
      hidden
      aria-label={label}
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])]
        currentTarget.value = ''
        onChosen(files)
      }}
    />
  )
}
