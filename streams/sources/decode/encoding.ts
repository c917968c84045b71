/** The kinds of encoded audio that can be decoded; Ogg is named by what is inside. */
export type Encoding = 'mp3' | 'aac' | 'flac' | 'wav' | 'ogg-vorbis' | 'ogg-opus' | 'ogg-flac';

/** What ffmpeg alone decodes too: `mp4` is the fragmented kind that HLS sends. */
export type FfmpegEncoding = Encoding | 'mp4';

/** What is told to people when something else comes. */
export const EXPECTED_AUDIO = 'expected audio (MP3, AAC, Ogg Vorbis, Opus, FLAC or WAV)';
