/** Whether a terminal with this environment shows more than ASCII: its locale must say UTF-8. */
export const hasUnicode = (
  environment: NodeJS.ProcessEnv,
  platform = process.platform,
): boolean => {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = environment;
  if (TERM === 'linux') return false;
  const locale = LC_ALL || LC_CTYPE || LANG;
  // Windows and macOS need not name a locale; their terminals know Unicode.
  return locale ? /utf-?8/i.test(locale) : platform !== 'linux';
};
