import type { StationView } from '../shared/dashboard-state.js';
import { lastingAlarms } from '../shared/lasting-alarms.js';
import { describeMeasures, knownShares } from './describe-descriptors.js';
import { heldSeconds } from './describe-sound.js';

const percent = (ratio: number): string => `${Math.round(ratio * 100)} percent`;

const countOf = (count: number, unit: string): string =>
  `${count} ${unit}${count === 1 ? '' : 's'}`;

const duration = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  const rest = countOf(Math.floor(seconds % 60), 'second');
  return minutes > 0 ? `${countOf(minutes, 'minute')} ${rest}` : rest;
};

const speakSound = (view: StationView): string => {
  const { prediction } = view;
  if (!prediction) return 'nothing heard yet';
  const { state, genre, fusion, smoothed, kinds, top } = prediction;
  if (state === 'unsure') return `unsure, perhaps ${top.label}, ${percent(top.confidence)}`;
  if (fusion) return `${fusion.join(' and ')} together`;
  const label = state === 'music' ? (genre ?? top.label) : state;
  const confidence = smoothed[label] ?? kinds?.[label];
  const seconds = heldSeconds(view);
  const sure = confidence === undefined ? '' : `, ${percent(confidence)}`;
  return `${label}${sure}${seconds === undefined ? '' : `, for ${duration(seconds)}`}`;
};

const speakAlarms = (view: StationView): string =>
  lastingAlarms(view)
    .map(({ detection, seconds }) => `, alarm ${detection.label}, for ${duration(seconds)}`)
    .join('');

/** A station in one sentence. */
export const speakStation = (view: StationView): string => {
  const { station, status, title } = view;
  if (status && status.state !== 'running') {
    return `${station}: ${status.state}${status.reason ? `, ${status.reason}` : ''}.`;
  }
  return `${station}: ${speakSound(view)}${speakAlarms(view)}${title ? `, title ${title}` : ''}.`;
};

const speakDescriptors = ({ prediction }: StationView): readonly string[] => {
  const { descriptors = {} } = prediction ?? {};
  const shares = knownShares(descriptors).map(({ name, share }) => `${name} ${percent(share)}`);
  const told = [...shares, ...describeMeasures(descriptors)];
  return told.length > 0 ? [`Sounds like: ${told.join(', ')}.`] : [];
};

/** The same with the next likeliest genres, level, descriptors, delay and what was lost. */
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
    ...speakDescriptors(view),
    `Delay ${Math.round(prediction.latencyMs)} milliseconds, ${lost} lost.`,
  ].join(' ');
};
