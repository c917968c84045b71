import type { DescriptorModel } from '../../../models/index.js';
import { holdConfig, type HeldConfig } from '../../config/hold-config.js';
import { createStationHub, type StationHub } from '../../publish/hub/station-hub.js';
import type { Control } from '../../stations/control.js';
import { createControl } from '../../stations/create-control.js';
import { createLiveSettings, type LiveSettings } from '../../stations/live-settings.js';
import { createStationRoster, type StationRoster } from '../../stations/station-roster.js';
import type { Workplace } from '../../threads/workplace.js';
import type { LivePlan } from './live-plan.js';

/** The stations of one run, not listened to yet. */
export type PreparedStations = {
  readonly hub: StationHub;
  readonly roster: StationRoster;
  readonly settings: LiveSettings;
  /** The configuration that those who come are judged by. */
  readonly held: HeldConfig;
  /** What operators may do with them. */
  readonly control: Control;
};

/** Makes the stations of a plan known; `roster.start()` listens to them. */
export const prepareStations = (
  plan: LivePlan,
  workplace: Workplace,
  descriptors: DescriptorModel | undefined,
): PreparedStations => {
  const { config, configFile: file } = plan;
  // Numbers that are read from a file of JSON lines begin at the beginning; clients resume over a restart.
  const hub = createStationHub(plan.view === 'json' ? {} : { firstSeq: Date.now() });
  const { models, tellSettings } = workplace;
  const settings = createLiveSettings(config, tellSettings);
  const held = holdConfig(config, tellSettings);
  const pipeline = {
    smoothing: () => settings.current().smoothing,
    judging: () => settings.current().detection,
    fusion: () => held.current().fusion,
    alarms: () => held.current().alarms,
    descriptors,
  };
  const roster = createStationRoster({ hub, listen: workplace.openListener(pipeline) });
  for (const station of plan.stations) roster.add(station);
  const load = (model: string) => workplace.load({ model, engine: held.current().engine });
  const adding = () => {
    const { decoder, server } = held.current();
    return { decoder, allowPrivateAddresses: server.allowPrivateAddresses };
  };
  const control = createControl({ hub, roster, settings, models, load, adding, file });
  return { hub, roster, settings, control, held };
};
