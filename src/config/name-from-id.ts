/** `call-centre` as people read it: `Call centre`. */
export const nameFromId = (id: string): string => {
  const words = id.replaceAll("-", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};
