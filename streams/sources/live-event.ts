/** What one attempt at a live source delivers, before it is known when in the whole it was heard. */
export type LiveEvent =
  | {
      readonly kind: 'samples';
      /** Mono at SAMPLE_RATE_HZ, given away. */
      readonly samples: Float32Array;
      /** True when sound is missing before these samples. */
      readonly interrupted?: boolean;
    }
  | { readonly kind: 'metadata'; readonly title: string };
