import { useEffect, useState } from 'react';
import type { Observable } from 'rxjs';
import type { Picture } from './watch-pictures.js';

/** The newest picture; undefined before the first. Subscribed to while the component is on the screen. */
export const usePicture = (pictures$: Observable<Picture>): Picture | undefined => {
  const [picture, setPicture] = useState<Picture>();
  useEffect(() => {
    const watching = pictures$.subscribe(setPicture);
    return () => watching.unsubscribe();
  }, [pictures$]);
  return picture;
};
