import { type ReactNode, useEffect, useRef, useState } from 'react';

const AHEAD = '200px';

/** Draws its children once they come near the window: what nobody sees yet costs no query and no code. */
export function WhenVisible({ height, children }: { height: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    const all = () => setNear(true);
    window.addEventListener('beforeprint', all);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', all);
    };
  }, [isNear]);
  return isNear ? children : <div ref={box} style={{ minHeight: height }} />;
}
