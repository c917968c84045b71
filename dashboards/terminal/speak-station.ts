import type { StationView } from '../shared/dashboard-state.js';
import { heldSeconds } from './describe-sound.js';

const percent = (ratio: number): string => `${Math.round(ratio * 100)} percent`;

const duration = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  const rest = `${Math.floor(seconds % 60)} seconds`;
  return minutes > 0 ? `${minutes} minutes ${rest}` : rest;
};

const speakSound = (view: StationView): string => {
  const { prediction } = view;
  if (!prediction) return 'nothing heard yet';
  const { state, genre, smoothed, kinds, top } = prediction;
  if (state === 'unsure') return `unsure, perhaps ${top.label}, ${percent(top.confidence)}`;
  const label = state === 'music' ? (genre ?? top.label) : state;
  const confidence = smoothed[label] ?? kinds?.[label];
  const seconds = heldSeconds(view);
  const sure = confidence === undefined ? '' : `, ${percent(confidence)}`;
  return `${label}${sure}${seconds === undefined ? '' : `, for ${duration(seconds)}`}`;
};

/** A station in one sentence. */
export const speakStation = (view: StationView): string => {
  const { station, status, title } = view;
  if (status && status.state !== 'running') {
    return `${station}: ${status.state}${status.reason ? `, ${status.reason}` : ''}.`;
  }
  return `${station}: ${speakSound(view)}${title ? `, title ${title}` : ''}.`;
};

/** The same with the next likeliest genres, level, delay and what was lost. */
export const speakStationDetail = (view: StationView): string => {
  const { prediction, missedMessages } = view;
  if (!prediction) return speakStation(view);
  const likely = Object.entries(prediction.smoothed)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([label, ratio]) => `${label} ${percent(ratio)}`);
  const lost = prediction.droppedWindows + missedMessages;
  return [
    speakStation(view),
    `Likeliest ${likely.join(', ')}.`,
    `Level ${Math.round(prediction.level.rmsDb)} decibels.`,
    `Delay ${Math.round(prediction.latencyMs)} milliseconds, ${lost} lost.`,
  ].join(' ');
};
