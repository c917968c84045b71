import { parseDocument } from 'yaml';
import type { ConfigEdit } from './config-edits.js';
import { parseConfig } from './parse-config.js';

/**
 * The text of a configuration after a change; comments and all that it does not touch stay.
 * Fails with a `ConfigError` when it makes no sense before or after, and with an `Error` when the change cannot be made.
 */
export const changeConfigText = (text: string, fileName: string, edit: ConfigEdit): string => {
  parseConfig(text, fileName);
  const document = parseDocument(text);
  // A file of nothing but comments is a document without contents.
  if (document.contents === null) document.contents = document.createNode({}) as never;
  edit(document);
  const flowCollectionPadding = !/[{[]\S.*[}\]]/.test(text);
  const changed = document.toString({ lineWidth: 0, flowCollectionPadding });
  parseConfig(changed, fileName);
  return changed;
};
