import { useNavigate } from '@tanstack/react-router'
import { useCreateSurvey } from '@/listen/survey/queries'

/** Makes a survey and goes to it. */
export function useBegin() {
  const navigate = useNavigate()
  const creating = useCreateSurvey()
  const begin: typeof creating.mutate = (body, options) =>
    creating.mutate(body, {
      ...options,
      onSuccess: (made, ...rest) => {
        options?.onSuccess?.(made, ...rest)
        navigate({ to: '/surveys/$id', params: { id: made.id } })
      },
    })
  return { ...creating, mutate: begin }
}
