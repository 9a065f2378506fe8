import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { download } from '@/lib/csv'
import { useWords } from '@/lib/words'
import { words } from './words'

/** Takes the map of a file out, named as the file is. */
export function SaveMap({ file, map }: { file: File; map: string }) {
  const say = useWords(words)
  const name = file.name.replace(/(\.[^.]+?)(\.gz)?$/, '')
  const save = () => download(`${name}.toml`, new Blob([map], { type: 'application/toml' }))
  return (
    <Button variant="default" leftSection={<IconDownload size={16} />} onClick={save}>
      {say('save_map')}
    </Button>
  )
}
