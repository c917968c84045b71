import { isMap, isSeq, type Document, type YAMLMap } from 'yaml';

/** A change of a configuration file; fails when the file does not hold what is to be changed. */
export type ConfigEdit = (document: Document) => void;

/** A station as a configuration file holds it. */
export type StationEntry = {
  readonly name: string;
  readonly source: string;
  readonly publicOnly?: boolean;
};

/** The values that a configuration file may say of `smoothing` and `detection`. */
export type SettingsEntry = Readonly<
  Record<'smoothing' | 'detection', Readonly<Record<string, number>> | undefined>
>;

const indexOf = (document: Document, name: string): number => {
  const stations = document.get('stations');
  if (!isSeq(stations)) return -1;
  return stations.items.findIndex((item) => isMap(item) && item.get('name') === name);
};

/** Adds a station at the end of the list; of one name there is only the last. */
export const addStationEdit =
  (entry: StationEntry): ConfigEdit =>
  (document) => {
    removeStationEdit(entry.name)(document);
    if (!isSeq(document.get('stations'))) document.set('stations', document.createNode([]));
    const stations = document.get('stations');
    if (!isSeq(stations)) return;
    // A list that was emptied is written as [], which a first entry would go on with.
    if (stations.items.length === 0) stations.flow = false;
    stations.add(document.createNode(entry));
  };

/** Takes a station out of the list, if it is there. */
export const removeStationEdit =
  (name: string): ConfigEdit =>
  (document) => {
    const index = indexOf(document, name);
    if (index >= 0) document.deleteIn(['stations', index]);
  };

/** Notes that a station is paused, or no more. */
export const pauseStationEdit =
  (name: string, paused: boolean): ConfigEdit =>
  (document) => {
    const index = indexOf(document, name);
    if (index < 0) throw new Error('the configuration file does not name this station');
    const station = document.getIn(['stations', index]) as YAMLMap;
    if (paused) station.set('paused', true);
    else station.delete('paused');
  };

/** Sets values of `smoothing` and `detection`; others stay. */
export const settingsEdit =
  (settings: SettingsEntry): ConfigEdit =>
  (document) => {
    for (const [section, values = {}] of Object.entries(settings)) {
      for (const [key, value] of Object.entries(values)) document.setIn([section, key], value);
    }
  };

/** Names the model to listen with. */
export const modelEdit =
  (name: string): ConfigEdit =>
  (document) =>
    document.set('model', name);
