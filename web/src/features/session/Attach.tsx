import { Menu } from '@mantine/core'
import { FileUp, ImagePlus, Plus } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { FileInput } from '../../ui/FileInput.tsx'
import { PICTURE_TYPES } from '../ask/composer.ts'
import { pickFiles } from './choose.ts'
import { type Chosen, canPassFiles } from './files.ts'

type Props = { pictures: boolean; onPictures: (files: File[]) => void; onFiles: (chosen: Chosen[]) => void }

/** What can stand beside words: a picture in the chat, a file from browser to browser. */
export function Attach({ pictures, onPictures, onFiles }: Props) {
  const { t } = useTranslation()
  const picture = useRef<HTMLInputElement>(null)
  const anything = useRef<HTMLInputElement>(null)
  const chooseFiles = () => {
    const picked = pickFiles(true)
    if (picked) void picked.then(onFiles)
    else anything.current?.click()
  }
  return (
    <>
      <Menu position="top-start" offset={8} width={310}>
        <Menu.Target>
          <IconButton label={t('across.attach')}>
            <Plus aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<ImagePlus aria-hidden size={18} strokeWidth={1.75} />}
            disabled={!pictures}
            onClick={() => picture.current?.click()}
          >
            {t('across.attachPicture')}
          </Menu.Item>
          <Menu.Item
            leftSection={<FileUp aria-hidden size={18} strokeWidth={1.75} />}
            disabled={!canPassFiles()}
            onClick={chooseFiles}
          >
            {t(canPassFiles() ? 'across.attachFile' : 'across.noFiles')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <FileInput
        ref={picture}
        label={t('across.attachPicture')}
        accept={PICTURE_TYPES}
        multiple
        onChosen={onPictures}
      />
      <FileInput
        ref={anything}
        label={t('across.attachFile')}
        multiple
        onChosen={(files) => onFiles(files.map((file) => ({ file })))}
      />
    </>
  )
}
