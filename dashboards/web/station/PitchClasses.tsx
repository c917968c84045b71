import type { JSX } from 'preact';

const NAMES = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'];

type Props = { readonly chroma: readonly number[] | undefined };

/** How strong each pitch class is, greatest 1. */
export const PitchClasses = ({ chroma }: Props): JSX.Element => (
  <section aria-labelledby="pitches">
    <h2 id="pitches">Pitch classes</h2>
    <ul class="pitches">
      {NAMES.map((name, pitch) => (
        <li key={name}>
          <span
            class="column"
            style={{ transform: `scaleY(${(chroma?.[pitch] ?? 0).toFixed(3)})` }}
          />
          <span class="name">{name}</span>
        </li>
      ))}
    </ul>
  </section>
);
