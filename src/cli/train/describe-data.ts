import { describeSplit, type LoadedDataset, type Split } from '../../../models/index.js';

const describeParts = ({ clips, labels, splitKinds }: LoadedDataset): string => {
  const count = (split: Split) => clips.filter((clip) => clip.split === split).length;
  const parts = (['train', 'valid', 'test'] as const).map((split) => `${count(split)} ${split}`);
  return `data: ${clips.length} clips of ${labels.length} genres, ${parts.join(', ')}; split ${describeSplit(splitKinds)}`;
};

const describePassedOver = ({ passedOver }: LoadedDataset): string[] => {
  if (passedOver.length === 0) return [];
  const files = passedOver.map(({ path, reason }) => `  ${path}: ${reason}`);
  return [`earshot: passed over ${passedOver.length} files that cannot be used:`, ...files];
};

const WAYS_OUT =
  'name the artists in an artists.tsv (path<TAB>artist) in the data folder, or in the files’ tags';

const warnOfLeaks = ({ splitKinds }: LoadedDataset): string[] => {
  const byFile = splitKinds.get('by file: may leak');
  const byFolder = splitKinds.get('by folder');
  return [
    ...(byFile
      ? [
          `earshot: ${byFile} files name no artist and were split by file: one artist may be on both sides, and figures may leak; ${WAYS_OUT}`,
        ]
      : []),
    ...(byFolder
      ? [`earshot: ${byFolder} files name no artist; their folders were kept together instead`]
      : []),
  ];
};

/** What a user should know of the data before a model is trained on them, line by line. */
export const describeData = (dataset: LoadedDataset): string[] => [
  describeParts(dataset),
  ...describePassedOver(dataset),
  ...warnOfLeaks(dataset),
];
