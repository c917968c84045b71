import { useEffect } from 'preact/hooks';
import { stationPath } from '../read-route.js';
import { goTo } from '../use-route.js';

const toggleFullScreen = async (): Promise<void> => {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen();
};

// A browser may forbid it, as it does in a frame; the picture goes on as it is.
const tryFullScreen = (): void => void toggleFullScreen().catch(() => {});

/** The key `f` or a double click fills the screen and gives it back; Escape leads to the page of the station. */
export const useStageKeys = (station: string): void => {
  useEffect(() => {
    const onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      if (ctrlKey || metaKey || altKey) return;
      if (key === 'f') tryFullScreen();
      if (key === 'Escape') goTo(stationPath(station));
    };
    addEventListener('keydown', onKey);
    addEventListener('dblclick', tryFullScreen);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('dblclick', tryFullScreen);
      if (document.fullscreenElement) tryFullScreen();
    };
  }, [station]);
};
