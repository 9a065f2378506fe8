import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useWords } from '@/lib/words'
import { Logic } from '@/listen/survey/builder/condition/logic'
import { EndingEditor } from '@/listen/survey/builder/page/ending-editor'
import { PageEditor } from '@/listen/survey/builder/page/page-editor'
import { StartEditor } from '@/listen/survey/builder/page/start-editor'
import { Versions } from '@/listen/survey/builder/publish/versions'
import { QuestionEditor } from '@/listen/survey/builder/question/question-editor'
import { ValuesEditor } from '@/listen/survey/builder/value/values-editor'
import { LanguagesEditor } from '@/listen/survey/builder/whole/languages-editor'
import { QuotasEditor } from '@/listen/survey/builder/whole/quotas-editor'
import { SettingsEditor } from '@/listen/survey/builder/whole/settings-editor'
import { ThemeEditor } from '@/listen/survey/builder/whole/theme-editor'
import { questionsOf } from '@/listen/survey/design/edit'
import styles from './builder.module.css'
import { useBench } from './context'
import { words } from './words'

interface Props {
  id: string
  onUndo: () => void
}

/** What is being edited; the beginning, unless something was chosen. */
export function Editor({ id, onUndo }: Props) {
  const say = useWords(words)
  const { select } = useBench()
  return (
    <>
      <Button
        className={styles.backward ?? ''}
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} />}
        onClick={() => select(undefined)}
      >
        {say('to_outline')}
      </Button>
      <Chosen id={id} onUndo={onUndo} />
    </>
  )
}

function Chosen({ id, onUndo }: Props) {
  const { definition, selected } = useBench()
  const key = selected?.key
  switch (selected?.what) {
    case 'question': {
      const question = questionsOf(definition).find((one) => one.key === key)
      return question && <QuestionEditor question={question} onUndo={onUndo} />
    }
    case 'page': {
      const page = definition.pages.find((one) => one.key === key)
      return page && <PageEditor key={key} page={page} onUndo={onUndo} />
    }
    case 'ending': {
      const ending = definition.endings?.find((one) => one.key === key)
      return ending && <EndingEditor key={key} ending={ending} onUndo={onUndo} />
    }
    default:
      return <Section id={id} onUndo={onUndo} />
  }
}

function Section({ id, onUndo }: Props) {
  const { selected } = useBench()
  switch (selected?.key) {
    case 'logic':
      return <Logic />
    case 'values':
      return <ValuesEditor />
    case 'quotas':
      return <QuotasEditor />
    case 'languages':
      return <LanguagesEditor onUndo={onUndo} />
    case 'theme':
      return <ThemeEditor />
    case 'settings':
      return <SettingsEditor />
    case 'versions':
      return <Versions id={id} onUndo={onUndo} />
    default:
      return <StartEditor />
  }
}
