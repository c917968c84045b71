import type { Prediction } from '../../src/protocol/index.js';
import { COLOUR } from './colour.js';
import { drawBar } from './draw-bar.js';
import { formatDecibels } from './format-decibels.js';
import { Line } from './Line.js';
import { putMarker } from './put-marker.js';

type LevelMeterProps = { readonly level: Prediction['level'] | undefined; readonly width: number };

const FLOOR_DB = -60;
const LABEL = 'Level ';
const NUMBERS_WIDTH = ' -14.2 dBFS'.length;
const PEAK_WIDTH = '  peak  -3.1'.length;
const PEAK_FROM_COLUMNS = 48;

const toRatio = (decibels: number): number =>
  Math.min(1, Math.max(0, (decibels - FLOOR_DB) / -FLOOR_DB));

const colourOf = (rmsDb: number): string => {
  if (rmsDb > -3) return COLOUR.bad;
  return rmsDb > -9 ? COLOUR.warn : COLOUR.good;
};

/** Loudness from -60 to 0 dBFS with the peak as a mark. */
export const LevelMeter = ({ level, width }: LevelMeterProps) => {
  const { rmsDb, peakDb } = level ?? { rmsDb: -Infinity, peakDb: -Infinity };
  const withPeak = width >= PEAK_FROM_COLUMNS;
  const barWidth = Math.max(1, width - LABEL.length - NUMBERS_WIDTH - (withPeak ? PEAK_WIDTH : 0));
  const bar = drawBar(toRatio(rmsDb), barWidth, colourOf(rmsDb));
  const peakAt = Math.min(barWidth - 1, Math.floor(toRatio(peakDb) * barWidth));
  const numbers = level ? ` ${formatDecibels(rmsDb)} dBFS` : '     … dBFS';
  const peak = level && withPeak ? `  peak ${formatDecibels(peakDb)}` : '';
  return (
    <Line
      spans={[
        { text: LABEL, dim: true },
        ...(peakDb > FLOOR_DB ? putMarker(bar, peakAt) : bar),
        { text: numbers },
        { text: peak, dim: true },
      ]}
    />
  );
};
