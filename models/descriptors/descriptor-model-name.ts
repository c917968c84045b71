/** Name of the folder of learnt descriptors among the shipped models. */
export const DESCRIPTOR_MODEL = 'descriptors';
