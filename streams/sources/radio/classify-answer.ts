/** What an answer holds, and so how to go on; `text` is what cannot be listened to. */
export type AnswerKind = 'stream' | 'm3u' | 'pls' | 'text';

type Answer = { readonly url: string; readonly contentType: string; readonly head: Uint8Array };

const BY_CONTENT_TYPE: ReadonlyArray<readonly [RegExp, AnswerKind]> = [
  [/mpegurl$/, 'm3u'],
  [/^audio\/x-scpls$|^application\/pls\+xml$|^audio\/scpls$/, 'pls'],
  [/^audio\/|^video\/|^application\/ogg$/, 'stream'],
  [/^text\/(?!plain$)|[/+](json|xml)$/, 'text'],
];

const BY_FIRST_BYTES: ReadonlyArray<readonly [RegExp, AnswerKind]> = [
  [/^(\xef\xbb\xbf)?#EXTM3U/, 'm3u'],
  [/^(\xef\xbb\xbf)?\s*\[playlist\]/i, 'pls'],
  [/^(\xef\xbb\xbf)?\s*(<!doctype|<html|<\?xml|\{)/i, 'text'],
];

const BY_EXTENSION: ReadonlyArray<readonly [RegExp, AnswerKind]> = [
  [/\.m3u8?$/i, 'm3u'],
  [/\.pls$/i, 'pls'],
];

const pick = (
  rules: ReadonlyArray<readonly [RegExp, AnswerKind]>,
  text: string,
): AnswerKind | undefined => rules.find(([pattern]) => pattern.test(text))?.[1];

/** Decides by content type; failing that by the first bytes, then by the address. */
export const classifyAnswer = ({ url, contentType, head }: Answer): AnswerKind =>
  pick(BY_CONTENT_TYPE, contentType) ??
  pick(BY_FIRST_BYTES, Buffer.from(head).toString('latin1')) ??
  pick(BY_EXTENSION, new URL(url).pathname) ??
  'stream';
