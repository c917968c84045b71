import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DashboardState } from '../../shared/dashboard-state.js';
import { useGenres } from '../parts/use-genres.js';
import { usePageTitle } from '../parts/use-page-title.js';
import { describeStation } from '../parts/describe-station.js';
import { runStage } from './run-stage.js';
import { useStageKeys } from './use-stage-keys.js';
import type { Sound } from './sound.js';
import { silence, toSound } from './sound.js';

type Props = {
  readonly station: string;
  readonly isOverlay: boolean;
  readonly state: DashboardState;
};

/** A station as colour and motion, and nothing else on the screen; transparent behind it as an overlay. */
export const StagePage = ({ station, isOverlay, state }: Props): JSX.Element => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sound = useRef<Sound>(silence);
  const genres = useGenres(state);
  const view = state.stations.find((each) => each.station === station);
  usePageTitle(`${station} – Stage`);
  useStageKeys(station);
  sound.current = toSound(view, genres);
  useEffect(() => {
    document.documentElement.classList.toggle('overlay', isOverlay);
    const stop = canvas.current && runStage(canvas.current, () => sound.current, { isOverlay });
    return () => {
      stop?.();
      document.documentElement.classList.remove('overlay');
    };
  }, [isOverlay]);
  const heard = view ? describeStation(view).name : 'not known';
  return (
    <main class="stage">
      <canvas ref={canvas} role="img" aria-label={`${station}: ${heard}`} />
    </main>
  );
};
