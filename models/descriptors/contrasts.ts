import type { LearntDescriptor } from './learnt-descriptors.js';

/** Two folders of real recordings, of which the first must have more of the descriptor if that means anything. */
export type Contrast = {
  readonly descriptor: LearntDescriptor;
  readonly more: string;
  readonly less: string;
};

/** What is asked of real sound. */
export const CONTRASTS: readonly Contrast[] = [
  { descriptor: 'danceability', more: 'emotify/electronic', less: 'emotify/classical' },
  { descriptor: 'energy', more: 'emotify/rock', less: 'emotify/classical' },
  { descriptor: 'speechiness', more: 'music-speech/speech', less: 'music-speech/music' },
  { descriptor: 'acousticness', more: 'emotify/classical', less: 'emotify/rock' },
  { descriptor: 'instrumentalness', more: 'emotify/classical', less: 'emotify/pop' },
];
