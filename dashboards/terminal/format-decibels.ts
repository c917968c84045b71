/** One digit after the point: `-14.2`. */
export const formatDecibels = (decibels: number): string => decibels.toFixed(1).padStart(5);
