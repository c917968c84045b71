import { useApp, useInput, useStdin } from 'ink';
import type { Observable } from 'rxjs';
import { Dashboard } from './Dashboard.js';
import { keyNames } from './key-names.js';
import type { Size } from './plan-layout.js';
import { usePicture } from './use-picture.js';
import type { Picture } from './watch-pictures.js';

type AppProps = {
  readonly pictures$: Observable<Picture>;
  readonly press: (key: string) => void;
  readonly url: string;
  readonly size: Size;
  readonly ascii: boolean;
};

/** The dashboard with what moves it: the pictures and the keys. */
export const App = ({ pictures$, press, url, size, ascii }: AppProps) => {
  const picture = usePicture(pictures$);
  const { exit } = useApp();
  const { isRawModeSupported } = useStdin();
  useInput(
    (input, key) => {
      for (const name of keyNames(input, key)) {
        if (name === 'q' && !picture?.screen.typing) exit();
        else press(name);
      }
    },
    { isActive: isRawModeSupported },
  );
  return picture && <Dashboard {...picture} url={url} size={size} ascii={ascii} />;
};
