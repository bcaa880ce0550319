import { render } from 'preact';
import { App } from './app.tsx';
import './styles/app.css';

const root = document.getElementById('app');
const as = new URLSearchParams(location.search).get('as');
if (root) {
  root.textContent = '';
  render(<App as={as} />, root);
}
