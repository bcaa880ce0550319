import { render } from 'preact';
import { App } from './app.tsx';
import { showKeptTheme } from './state/theme.ts';
import './styles/app.css';

showKeptTheme();
const root = document.getElementById('app');
const as = new URLSearchParams(location.search).get('as');
if (root) {
  root.textContent = '';
  render(<App as={as} />, root);
}
