import { useEffect, useState } from 'preact/hooks';
import type { Route } from './read-route.js';
import { readRoute } from './read-route.js';

/** Goes to another view without loading the page again. */
export const goTo = (path: string): void => {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
};

/** The view that the address asks for, now and after each change. */
export const useRoute = (): Route => {
  const [route, setRoute] = useState(() => readRoute(location));
  useEffect(() => {
    const read = (): void => setRoute(readRoute(location));
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  return route;
};
