import { Button, Tabs } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useWords } from '@/lib/words'
import { words } from '@/listen/survey/words'
import { Dialog } from '@/ui/dialog'
import { ErrorState } from '@/ui/error-state'
import { FromFile } from './from-file'
import { Templates } from './templates'
import { useBegin } from './use-begin'

/** Begins a survey: from a template, from nothing, or from a file. */
export function NewSurvey() {
  const say = useWords(words)
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button onClick={open}>{say('create')}</Button>
      <Dialog opened={opened} onClose={close} title={say('create')} size="xl">
        {opened && <Ways />}
      </Dialog>
    </>
  )
}

function Ways() {
  const say = useWords(words)
  const beginning = useBegin()
  return (
    <Tabs defaultValue="template" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="template">{say('from_template')}</Tabs.Tab>
        <Tabs.Tab value="blank">{say('from_nothing')}</Tabs.Tab>
        <Tabs.Tab value="file">{say('from_file')}</Tabs.Tab>
      </Tabs.List>
      {beginning.error && <ErrorState error={beginning.error} />}
      <Tabs.Panel value="template">
        <Templates busy={beginning.isPending} onPick={(key) => beginning.mutate({ from: { template: key } })} />
      </Tabs.Panel>
      <Tabs.Panel value="blank">
        <p>{say('blank_about')}</p>
        <Button loading={beginning.isPending} onClick={() => beginning.mutate({})}>
          {say('begin_blank')}
        </Button>
      </Tabs.Panel>
      <Tabs.Panel value="file">
        <FromFile />
      </Tabs.Panel>
    </Tabs>
  )
}
