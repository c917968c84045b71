import { useEffect } from 'preact/hooks';

/** Names the browser's tab. */
export const usePageTitle = (title: string): void => {
  useEffect(() => {
    document.title = title;
  }, [title]);
};
