/** What one attempt at a live source delivers, before it is known when in the whole it was heard. */
export type LiveEvent =
  | {
      readonly kind: 'samples';
      /** Mono at SAMPLE_RATE_HZ, given away. */
      readonly samples: Float32Array;
      /** True when sound is missing before these samples. */
      readonly interrupted?: boolean;
    }
  /** Sound that came and was left out, as listening fell behind. */
  | { readonly kind: 'skipped'; readonly seconds: number }
  | { readonly kind: 'metadata'; readonly title: string };
