import { Anchor } from '@mantine/core'
import { useDates } from '@/lib/locale'
import { useWords } from '@/lib/words'
import { VoicePage } from '@/listen/voice/voice-page'
import { DecisionsPanel } from '@/manage/decision/decisions-panel'
import { NoteDecision } from '@/manage/decision/note-decision'
import { words } from '@/manage/decision/words'

/** The voice of customers, with what was decided on it beside. */
export default function VoiceAndDecisions() {
  const say = useWords(words)
  const date = useDates()
  return (
    <VoicePage
      beside={(touchpoint) => <DecisionsPanel touchpoint={touchpoint} />}
      further={(said) => (
        <NoteDecision
          said={[said]}
          touchpoint={said.touchpoint?.key}
          opener={(open) => (
            <Anchor
              component="button"
              type="button"
              inherit
              aria-label={say('note_of', { day: date.time(said.at) })}
              onClick={open}
            >
              {say('note')}
            </Anchor>
          )}
        />
      )}
    />
  )
}
