import { options, render } from 'preact';
import { App } from './app.tsx';
import { showKeptTheme } from './state/theme.ts';
import './styles/app.css';

// Drawing is a task of its own: what was heard, which may be thousands of messages, is read in the one before.
options.debounceRendering = (draw) => void setTimeout(draw);

showKeptTheme();
const root = document.getElementById('app');
const as = new URLSearchParams(location.search).get('as');
if (root) {
  root.textContent = '';
  render(<App as={as} />, root);
}
