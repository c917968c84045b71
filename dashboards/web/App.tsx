import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { keepToken, readToken } from './session/token-store.js';
import { TokenForm } from './session/TokenForm.js';
import { useServer } from './session/use-server.js';
import { StagePage } from './stage/StagePage.js';
import { StationPage } from './station/StationPage.js';
import { useRoute } from './use-route.js';
import { WallPage } from './wall/WallPage.js';
import { Message } from './parts/Message.js';

type Access = { readonly token?: string | undefined };

/** The whole page: one connection, and the view that the address asks for. */
export const App = (): JSX.Element => {
  const route = useRoute();
  const [access, setAccess] = useState<Access>(() => ({ token: readToken() }));
  const server = useServer(access);
  const { failure, state } = server;
  const enter = (token: string): void => {
    keepToken(token);
    setAccess({ token });
  };
  if (failure?.code === 'NOT_AUTHENTICATED') {
    return <TokenForm complaint={access.token && failure.message} onToken={enter} />;
  }
  if (failure) return <Message title="No connection" text={failure.message} />;
  switch (route.view) {
    case 'wall':
      return <WallPage state={state} />;
    case 'station':
      return <StationPage key={route.station} {...route} {...server} token={access.token} />;
    case 'stage':
      return <StagePage key={route.station} {...route} state={state} />;
    case 'nowhere':
      return <Message title="Nothing is here" text="The address leads to no view of Earshot." />;
  }
};
