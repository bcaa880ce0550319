import { useLayoutEffect, useState } from 'preact/hooks';

export type Theme = 'light' | 'dark';

const KEY = 'rapport-playground:theme';

const kept = (): Theme | null => {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === 'light' || theme === 'dark' ? theme : null;
  } catch {
    return null;
  }
};

const keep = (theme: Theme) => {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
};

const ofTheSystem = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

const show = (theme: Theme) => {
  document.documentElement.dataset['theme'] = theme;
};

/** Show the page in the theme that was chosen last, before anything is drawn. */
export const showKeptTheme = (): void => {
  const theme = kept();
  if (theme) show(theme);
};

/** The theme: the system's until another one is chosen, which this browser keeps. */
export const useTheme = (): [theme: Theme, choose: (theme: Theme) => void] => {
  const [theme, setTheme] = useState<Theme>(() => kept() ?? ofTheSystem());
  useLayoutEffect(() => show(theme), [theme]);
  return [
    theme,
    (to) => {
      setTheme(to);
      keep(to);
    },
  ];
};
