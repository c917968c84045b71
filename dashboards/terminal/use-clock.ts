import { useEffect, useState } from 'react';

/** The time of day in ms since 1970, anew every second. */
export const useClock = (): number => {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNowMs(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return nowMs;
};
