import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type Props = {
  /** What the server said about the token before. */
  readonly complaint?: string | undefined;
  readonly onToken: (token: string) => void;
};

const ABOUT = 'It is kept until this tab is closed, and never becomes part of the address.';

const tokenOf = (form: HTMLFormElement): string =>
  String(new FormData(form).get('token') ?? '').trim();

/** Asks for the token that the server wants. */
export const TokenForm = ({ complaint, onToken }: Props): JSX.Element => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), [complaint]);
  const submit = (event: JSX.TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const token = tokenOf(event.currentTarget);
    if (token) onToken(token);
  };
  return (
    <main class="ask">
      <h1>Earshot</h1>
      <form onSubmit={submit}>
        <label for="token">This server wants a token</label>
        <input
          id="token"
          name="token"
          type="password"
          autocomplete="off"
          required
          ref={input}
          aria-describedby="about-token"
        />
        <p id="about-token">{ABOUT}</p>
        {complaint && <p role="alert">{complaint}</p>}
        <button type="submit">Connect</button>
      </form>
    </main>
  );
};
