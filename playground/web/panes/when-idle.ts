/**
 * Calls back when the browser is idle, after half a second at the latest; where it cannot tell, after it has drawn.
 * @returns how to call it off.
 */
export const whenIdle = (run: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const idle = requestIdleCallback(run, { timeout: 500 });
    return () => cancelIdleCallback(idle);
  }
  const timer = setTimeout(run, 50);
  return () => clearTimeout(timer);
};
