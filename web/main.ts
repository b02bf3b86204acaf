import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { clock } from './lib/clock.svelte.ts'
import { language } from './lib/i18n.svelte.ts'
import { showWholeTexts } from './lib/whole-text.ts'
import { theme } from './lib/theme.svelte.ts'
import { viewport } from './lib/viewport.svelte.ts'
import { registration } from './offline/registration.svelte.ts'

language.start()
theme.start()
viewport.start()
clock.start()
registration.start()
showWholeTexts(document)

const target = document.getElementById('app')
if (!target) throw new Error('The page has no #app')
mount(App, { target })
