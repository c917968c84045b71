const KEY = 'earshot.token';

/** The token that was entered in this tab, if any; it is gone when the tab is closed. */
export const readToken = (): string | undefined => {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    // A browser that forbids storage, as OBS may, asks again after a reload.
    return undefined;
  }
};

/** Keeps the token for this tab. */
export const keepToken = (token: string): void => {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // It serves until the page is left.
  }
};
