/** How the picture is shown: an overlay has nothing behind it. */
export type StageLook = { readonly isOverlay: boolean };
