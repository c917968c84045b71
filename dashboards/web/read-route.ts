/** What the address asks for. */
export type Route =
  | { readonly view: 'wall' }
  | { readonly view: 'station'; readonly station: string }
  | { readonly view: 'stage'; readonly station: string; readonly isOverlay: boolean }
  | { readonly view: 'nowhere' };

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** Reads `/`, `/station/NAME`, `/stage/NAME` and `/stage/NAME?overlay=1`. */
export const readRoute = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): Route => {
  if (pathname === '/') return { view: 'wall' };
  const [, view, name = '', ...rest] = pathname.split('/');
  const station = decode(name);
  if (!station || rest.length > 0) return { view: 'nowhere' };
  if (view === 'station') return { view, station };
  const isOverlay = new URLSearchParams(search).get('overlay') === '1';
  return view === 'stage' ? { view, station, isOverlay } : { view: 'nowhere' };
};

/** Address of a station's page. */
export const stationPath = (station: string): string => `/station/${encodeURIComponent(station)}`;

/** Address of a station's full-screen picture. */
export const stagePath = (station: string): string => `/stage/${encodeURIComponent(station)}`;
