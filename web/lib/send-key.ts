import { words } from '../../domain/words.ts'
import { keyboard } from './keyboard.ts'

/**
 * Ctrl Enter sends the form that one is in, from any of its fields: in a field of several lines Enter makes a line, and
 * the button lies behind all the fields. Called while a form is on the screen; @returns what ends it.
 */
export const sendByKey = (): (() => void) =>
  keyboard.bind({
    key: 'Ctrl+Enter',
    words: words('提交表单', 'Send the form'),
    whileTyping: true,
    run: () => {
      const form = document.activeElement?.closest('form')
      // As Enter in a field of one line: not while an answer is awaited.
      if (form && form.ariaBusy !== 'true') form.requestSubmit()
    },
  })
