import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Changes the journey and reads it anew; a refusal is told where the person is. */
export function useChange<T, R>(change: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onError: ({ message }) => notifications.show({ message, role: 'alert' }),
    onSettled: () => Promise.all(['stages', 'touchpoints'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  })
}
