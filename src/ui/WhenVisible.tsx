import { type ReactNode, useEffect, useRef, useState } from 'react';

const AHEAD = '200px';
const POLL_MS = 120;

/** Draws its children once they come near the window: what nobody sees yet costs no query and no code. */
export function WhenVisible({ height, children }: { height: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null || isNear) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    // A page that has just opened is short until its first panels have their rows: what looks near then is often far below.
    const settle = (calm: number) => {
      waiting = setTimeout(() => {
        if (document.querySelector('.skeleton') !== null) settle(0);
        else if (calm === 0) settle(1);
        else setNear(true);
      }, POLL_MS);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(waiting);
        if (entries.at(-1)?.isIntersecting === true) settle(0);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    const all = () => setNear(true);
    window.addEventListener('beforeprint', all);
    return () => {
      clearTimeout(waiting);
      observer.disconnect();
      window.removeEventListener('beforeprint', all);
    };
  }, [isNear]);
  return isNear ? children : <div ref={box} style={{ minHeight: height }} />;
}
