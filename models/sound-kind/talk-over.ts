/** Speech that is louder than the music by so much, over a window, leads: the window is speech. */
export const SPEECH_LEADS_DB = 3;

/** Speech that is quieter than the music by so much counts as part of it: the window is music. */
export const SPEECH_LOST_DB = -12;

/** How far a window of speech over music is speech, 0 to 1; between the two limits nothing is scored. */
export const speechShare = (speechOverMusicDb: number): number =>
  Math.min(
    1,
    Math.max(0, (speechOverMusicDb - SPEECH_LOST_DB) / (SPEECH_LEADS_DB - SPEECH_LOST_DB)),
  );
