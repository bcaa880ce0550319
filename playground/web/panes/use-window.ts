import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { whenIdle } from './when-idle.ts';

const MOST = 150;
/** As many as fill most windows; the rest comes when the browser has nothing better to do. */
const FIRST = 12;
const SOON = 40;
/** So few at a time that no step takes long enough to be felt. */
const STEP = 8;
const NEAR_PX = 1_500;

/** Which messages are drawn: `size` of them before `end`, or before the end of the list, which grows, for null. */
type Window = { end: number | null; size: number };

const NEWEST: Window = { end: null, size: FIRST };

type Anchor = { row: Element; top: number };

const firstVisible = (frame: HTMLElement): Anchor | null => {
  const edge = frame.getBoundingClientRect().top;
  for (const row of frame.querySelectorAll('.message')) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > edge) return { row, top };
  }
  return null;
};

/**
 * A window on a long list: the newest rows at first, forty soon after, and more as the person scrolls up, at most a
 * hundred and fifty at a time. What is being read stays where it is while rows come and go above and below it.
 */
export const useWindow = (total: number, frame: RefObject<HTMLElement | null>) => {
  const [{ end, size }, setWindow] = useState<Window>(NEWEST);
  const anchor = useRef<Anchor | null>(null);
  const to = Math.min(end ?? total, total);
  const from = Math.max(0, to - size);

  const move = (next: Window) => {
    if (anchor.current || !frame.current) return;
    anchor.current = firstVisible(frame.current);
    setWindow(next);
  };
  useLayoutEffect(() => {
    const kept = anchor.current;
    anchor.current = null;
    if (kept?.row.isConnected && frame.current)
      frame.current.scrollTop += kept.row.getBoundingClientRect().top - kept.top;
  });

  useEffect(() => {
    if (end !== null || size >= SOON || from === 0) return undefined;
    return whenIdle(() => move({ end: null, size: size + STEP }));
  }, [end, size, from]);

  return {
    from,
    to,
    atEnd: to === total,
    /** To be called as the list is scrolled. */
    follow: () => {
      const element = frame.current;
      if (!element) return;
      const below = element.scrollHeight - element.scrollTop - element.clientHeight;
      if (element.scrollTop < NEAR_PX && from > 0) {
        const tooMany = Math.max(0, size + STEP - MOST);
        move({ end: tooMany > 0 ? to - tooMany : end, size: Math.min(MOST, size + STEP) });
      } else if (below < NEAR_PX && to < total) {
        move({ end: to + STEP < total ? to + STEP : null, size });
      }
    },
    /** Back to the newest. */
    reset: () => setWindow(NEWEST),
  };
};
