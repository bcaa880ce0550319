import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

type Props = {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  /** As wide as what it hangs on. */
  fit?: boolean;
  /** The edge of the anchor that it keeps to. */
  align?: 'start' | 'end';
  /** Where there is room both above and below. */
  prefer?: 'below' | 'above';
  class?: string;
  children: ComponentChildren;
};

const GAP = 4;
const EDGE = 8;

const put = (box: HTMLElement, anchor: HTMLElement, { fit, align, prefer }: Props) => {
  const at = anchor.getBoundingClientRect();
  if (fit) box.style.minWidth = `${at.width}px`;
  const below = innerHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const height = box.scrollHeight;
  const onTop = prefer === 'above' ? height <= above || above >= below : height > below && above > below;
  box.style.maxHeight = `${Math.max(80, onTop ? above : below)}px`;
  const width = box.offsetWidth;
  const left = align === 'end' ? at.right - width : at.left;
  box.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  box.style.top = onTop ? `${at.top - GAP - Math.min(box.offsetHeight, above)}px` : `${at.bottom + GAP}px`;
};

/**
 * Something that hangs on an element: a menu, a list of choices, a small form. It lies on the browser's top layer, so
 * that neither a scrolled pane nor a dialog cuts it off. A press outside of it and of its anchor closes it.
 */
export const Floating = (props: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const { anchor, onClose } = props;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !anchor.current) return;
    if (!element.matches(':popover-open')) element.showPopover();
    put(element, anchor.current, props);
  });
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const press = (event: Event) => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor.current?.contains(target)) close.current();
    };
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) close.current();
    };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('scroll', away, true);
    window.addEventListener('resize', away);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('scroll', away, true);
      window.removeEventListener('resize', away);
    };
  }, [anchor]);
  return (
    <div ref={box} popover="manual" class={`floating ${props.class ?? ''}`}>
      {props.children}
    </div>
  );
};
