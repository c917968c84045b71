import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** The key `/` goes to the filter, as in other programs, and Escape leaves it. */
export const useFilterKey = (input: RefObject<HTMLInputElement>): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement;
      if (event.key === 'Escape' && isTyping) input.current?.blur();
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [input]);
};
