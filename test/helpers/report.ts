/** Prints a measured figure, for those who read the test's output. */
export const report = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
