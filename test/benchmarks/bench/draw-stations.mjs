import { dot, line, ruleY, text } from '@observablehq/plot';
import { drawPlot, PICTURE_COLOURS } from '../../../dist/models/evaluation/pictures/draw-plot.js';

const NAMES = { mp3: 'MP3 from Icecast', pcm: 'WAV, nearly no decoding' };
const COLOURS = { mp3: PICTURE_COLOURS.right, pcm: PICTURE_COLOURS.wrong };

const pointsOf = ({ steps, eighty }) =>
  [...steps, ...(eighty ? [eighty] : [])].map(({ stations, held, cores }) => ({
    stations,
    held,
    cores: cores.program + cores.decoders,
  }));

/** Measured steps, those that were not held hollow, and the line through the others. */
const marksOf = ({ kind, fits, ...measured }) => {
  const points = pointsOf(measured);
  const stroke = COLOURS[kind];
  const last = points.filter(({ held }) => held).at(-1) ?? points.at(-1);
  const ends = fits
    ? [0, last.stations].map((x) => ({
        stations: x,
        cores: fits.cores.intercept + fits.cores.slope * x,
      }))
    : [];
  const place = { x: 'stations', y: 'cores' };
  return [
    line(ends, { ...place, stroke, strokeWidth: 1.5 }),
    dot(points, { ...place, r: 4, stroke, fill: ({ held }) => (held ? stroke : 'none') }),
    text([last], { ...place, dy: 22, fill: stroke, fontWeight: 600, text: () => NAMES[kind] }),
  ];
};

/** CPU of Earshot against stations, as an SVG file. */
export const drawStations = ({ machine, live, engine }) => {
  const most = Math.max(
    ...Object.values(live).flatMap(({ steps }) => steps.map((s) => s.stations)),
  );
  return drawPlot(
    {
      title: 'What live stations cost',
      subtitle: `${machine.cpu}, ${machine.cores} cores, ${engine}; decoders included, feeders not; hollow: not held`,
    },
    {
      height: 380,
      marginLeft: 56,
      marginTop: 28,
      marginBottom: 46,
      marginRight: 40,
      x: { label: 'stations', labelAnchor: 'center', labelArrow: 'none', domain: [0, most * 1.08] },
      y: { label: 'cores', labelArrow: 'none', domain: [0, machine.cores], grid: true },
      marks: [ruleY([machine.cores]), ...Object.values(live).flatMap(marksOf)],
    },
  );
};
