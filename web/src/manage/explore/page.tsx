import { NoteDecision } from '@/manage/decision/note-decision'
import { ExplorePage } from '@/measure/explore/explore-page'

/** Any question to the answers, on the way to what is decided on it. */
export default function ExploreAndDecide() {
  return <ExplorePage further={(question) => <NoteDecision question={question} />} />
}
