/** The five groups that R1 made by hand; genres that are in none are dropped. */
export const HAND_GROUPS: Readonly<Record<string, readonly string[]>> = {
  latin: [
    ...['latin', 'salsa', 'latino', 'ska', 'samba'],
    ...['dancehall', 'reggaeton', 'reggae', 'brazil', 'tango'],
  ],
  electronic: [
    ...['pagode', 'drum-and-bass', 'edm', 'electro', 'electronic', 'idm', 'ambient'],
    ...['breakbeat', 'new-age', 'chicago-house', 'progressive-house', 'house', 'trip-hop'],
    ...['dubstep', 'dub', 'trance', 'chill', 'deep-house', 'disco', 'afrobeat', 'hardcore'],
    ...['detroit-techno', 'minimal-techno', 'hardstyle', 'techno'],
  ],
  rock: [
    ...['rock', 'rockabilly', 'rock-n-roll', 'hard-rock', 'alt-rock', 'punk-rock', 'psych-rock'],
    ...['j-rock', 'garage', 'grunge', 'emo', 'punk', 'grindcore'],
  ],
  pop: [
    ...['pop', 'cantopop', 'j-pop', 'k-pop', 'power-pop', 'synth-pop', 'pop-film'],
    ...['indie-pop', 'mandopop'],
  ],
  country: [
    ...['country', 'honky-tonk', 'sertanejo', 'guitar', 'acoustic', 'folk'],
    ...['singer-songwriter', 'songwriter'],
  ],
};
