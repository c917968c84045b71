const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Media time for people: `3:07`, `1:02:45`. */
export const formatDuration = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  return hours > 0
    ? `${hours}:${twoDigits(minutes)}:${twoDigits(rest)}`
    : `${minutes}:${twoDigits(rest)}`;
};
