import { expect, it } from 'vitest';
import { SHARE_NAMES } from '../../../dashboards/web/station/descriptors/share-names.js';
import { LEARNT_DESCRIPTORS } from '../../../models/index.js';
import { descriptorsSchema } from '../../../src/protocol/station-messages.js';

it('names the same learnt descriptors where they are learnt, sent and shown', () => {
  expect(SHARE_NAMES).toEqual(LEARNT_DESCRIPTORS);
  expect(Object.keys(descriptorsSchema.shape).slice(0, SHARE_NAMES.length)).toEqual(SHARE_NAMES);
});
