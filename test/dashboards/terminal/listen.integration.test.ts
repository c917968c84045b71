import { describe, expect, it } from 'vitest';
import { needs } from '../../helpers/needs.js';
import { openTmux } from '../../helpers/tmux.js';

const LISTEN = 'node dist/src/main.js listen synthetic:demo --port 0';

describe.skipIf(!needs('tmux'))('earshot listen in a terminal', { timeout: 90_000 }, () => {
  it('shows the demo station with title, level, genres and strip, and ends with q', async () => {
    const command = `${LISTEN}; echo "left with $?"; cat`;
    const { waitFor, press, close } = await openTmux({ command, columns: 110, rows: 32 });
    try {
      await waitFor((screen) => /▸ . demo/.test(screen));
      await waitFor((screen) => /♫ Demo: \w+/.test(screen));
      await waitFor((screen) => /-\d+\.\d dBFS/.test(screen));
      await waitFor((screen) => /^.*\w [a-z]+ +█.* \d+ % │$/m.test(screen));
      const screen = await waitFor((text) => / \d+ ms · dropped 0/.test(text));
      expect(screen).toContain('connected');
      expect(screen.split('\n')).toHaveLength(33);
      await press('?');
      await waitFor((text) => text.includes('another station'));
      await press('q');
      await waitFor((text) => text.includes('left with 0'));
    } finally {
      await close();
    }
  });
});
